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
export const CodeRefSchema = z.strictObject({
  id: z.uuid(),
  codebookId: z.uuid(),
  parentId: z.uuid().nullable(),
  slug: z.string(),
  name: z.string(),
  hue: HueSchema,
  shade: z.int(),
  hotkey: z.string().nullable(),
  isHeading: z.boolean(),
  deprecated: z.boolean(),
});
export type CodeRef = z.infer<typeof CodeRefSchema>;

/** What the picker and the codebook's page show. */
export const CodeViewSchema = CodeRefSchema.extend({
  label: z.string(),
  definition: z.string(),
  whenToUse: z.string(),
  whenNotToUse: z.string(),
  positiveExamples: z.array(CodeExampleSchema),
  negativeExamples: z.array(CodeExampleSchema),
}).meta({ id: "Code" });
export type CodeView = z.infer<typeof CodeViewSchema>;

export const CodebookSummarySchema = z
  .strictObject({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    version: z.int(),
    codeCount: z.int(),
  })
  .meta({ id: "CodebookSummary" });
export type CodebookSummary = z.infer<typeof CodebookSummarySchema>;

export const CodebookViewSchema = CodebookSummarySchema.extend({
  /** Markdown. */
  guidelines: z.string(),
  source: z.string(),
  codes: z.array(CodeViewSchema),
}).meta({ id: "Codebook" });
export type CodebookView = z.infer<typeof CodebookViewSchema>;
