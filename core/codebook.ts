import { z } from "zod";
import { lineOfText, plainText } from "@/core/plain-text";

export const HUES = ["vermilion", "amber", "green", "teal", "blue", "violet"] as const;
export const HueSchema = z.enum(HUES, `The colours are ${HUES.join(", ")}.`);
export type Hue = z.infer<typeof HueSchema>;

export const HOTKEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
export const HotkeySchema = z.enum(HOTKEYS, "Keys are the digits from 1 to 9.").nullable();

/** Lightness within a hue. */
export const SHADES = [1, 2, 3, 4, 5] as const;
const SHADE = "Shades are whole numbers from 1 to 5.";
export const ShadeSchema = z.int(SHADE).min(1, SHADE).max(5, SHADE);

export const CodeExampleSchema = z.strictObject({
  text: plainText(500),
  why: plainText(500),
  /** Slug of the article it stands in, verbatim. */
  from: plainText(100).optional(),
  /** The annotation that it was taken from. */
  annotationId: z.uuid().optional(),
});
export type CodeExample = z.infer<typeof CodeExampleSchema>;

export const SlugSchema = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "Use lower-case letters and digits, in words joined by hyphens.");

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
  shade: ShadeSchema,
  hotkey: HotkeySchema,
  order: z.number().int(),
  /** No longer used; what is left out is used. */
  deprecated: z.literal(true).optional(),
  /** Slug of the code that took over its passages; with `deprecated`. */
  mergedInto: SlugSchema.optional(),
});
export type CodeSeed = z.infer<typeof CodeSeedSchema>;

export const CodebookSeedSchema = z.strictObject({
  slug: SlugSchema,
  name: lineOfText(80),
  description: plainText(1_000),
  guidelines: plainText(20_000),
  source: plainText(500),
  codes: z.array(CodeSeedSchema),
});
export type CodebookSeed = z.infer<typeof CodebookSeedSchema>;

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
  /** Where its passages went. */
  mergedIntoId: z.uuid().nullable(),
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
    /** Whose it is; null: everybody's. */
    group: z.strictObject({ id: z.uuid(), slug: z.string(), name: z.string() }).nullable(),
    can: z.strictObject({ edit: z.boolean() }),
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
