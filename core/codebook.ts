import { z } from "zod";
import { lineOfText, plainText } from "@/core/plain-text";

export const HUES = ["vermilion", "amber", "green", "teal", "blue", "violet"] as const;
export const HueSchema = z.enum(HUES);
export type Hue = z.infer<typeof HueSchema>;

export const CodeExampleSchema = z.strictObject({
  text: plainText(500),
  why: plainText(500),
  /** Slug of the article it stands in, verbatim. */
  from: z.string().optional(),
});
export type CodeExample = z.infer<typeof CodeExampleSchema>;

const SlugSchema = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** A code in a codebook file under `prisma/seed/codebooks/`. */
export const CodeSeedSchema = z.strictObject({
  slug: SlugSchema,
  parent: SlugSchema.nullable(),
  name: lineOfText(80),
  label: lineOfText(80),
  isGroup: z.boolean().default(false),
  definition: plainText(1_000),
  whenToUse: plainText(1_000),
  whenNotToUse: plainText(1_000),
  positiveExamples: z.array(CodeExampleSchema),
  negativeExamples: z.array(CodeExampleSchema),
  hue: HueSchema,
  shade: z.number().int().min(1).max(5),
  hotkey: z.enum(["1", "2", "3", "4", "5", "6", "7", "8", "9"]).nullable(),
  order: z.number().int(),
});

export const CodebookSeedSchema = z.strictObject({
  slug: SlugSchema,
  name: lineOfText(80),
  description: plainText(1_000),
  guidelines: plainText(20_000),
  source: plainText(500),
  codes: z.array(CodeSeedSchema).min(1),
});

/** What drawing a highlight and a chip needs: small, since every reader gets all of them. */
export interface CodeRef {
  id: string;
  codebookId: string;
  parentId: string | null;
  slug: string;
  name: string;
  hue: Hue;
  shade: number;
  hotkey: string | null;
  isHeading: boolean;
  deprecated: boolean;
}

/** What the picker and the codebook's page show. */
export interface CodeView extends CodeRef {
  label: string;
  definition: string;
  whenToUse: string;
  whenNotToUse: string;
  positiveExamples: CodeExample[];
  negativeExamples: CodeExample[];
}

export interface CodebookSummary {
  id: string;
  slug: string;
  name: string;
  description: string;
  version: number;
  codeCount: number;
}

export interface CodebookView extends CodebookSummary {
  guidelines: string;
  source: string;
  codes: CodeView[];
}
