import { z } from "zod";
import { CodebookViewSchema, CodeExampleSchema, CodeRefSchema } from "@/core/codebook";
import { PassageCountSchema } from "@/core/codebook/plan";
import { ChangeSummarySchema } from "@/core/codebook/summary";
import { IdSchema } from "@/core/id";
import { PageQuerySchema } from "@/core/page";
import { PersonRefSchema } from "@/core/person";

/** One version of a codebook: the change that made it. */
export const CodebookVersionViewSchema = z
  .strictObject({
    number: z.int(),
    change: ChangeSummarySchema,
    /** Null: not known any more, or made with the site. */
    madeBy: PersonRefSchema.nullable(),
    madeAt: z.iso.datetime(),
    /** The version that took it back. */
    undoneBy: z.int().nullable(),
    can: z.strictObject({ undo: z.boolean() }),
  })
  .meta({ id: "CodebookVersion" });
export type CodebookVersionView = z.infer<typeof CodebookVersionViewSchema>;

export const ListVersionsSchema = z.object({
  /** Versions before this number. */
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A codebook as it was in one version, with the change that made it. */
export const CodebookAtVersionSchema = z
  .strictObject({ version: CodebookVersionViewSchema, book: CodebookViewSchema })
  .meta({ id: "CodebookAtVersion" });
export type CodebookAtVersion = z.infer<typeof CodebookAtVersionSchema>;

export const ChangedCodebookSchema = z
  .strictObject({ version: CodebookVersionViewSchema, book: CodebookViewSchema })
  .meta({ id: "ChangedCodebook" });
export type ChangedCodebook = z.infer<typeof ChangedCodebookSchema>;

/** How often each code stands on passages that the viewer sees, by the code's id; codes without any are left out. */
export const CodeUsesSchema = z
  .strictObject({ uses: z.record(z.uuid(), PassageCountSchema) })
  .meta({ id: "CodeUses" });
export type CodeUses = z.infer<typeof CodeUsesSchema>;

export const ListPassagesSchema = PageQuerySchema.extend({
  /** Words that stand in the passage. */
  q: z.string().trim().max(200).optional(),
  group: IdSchema.optional(),
});

/** A passage with a code, as it is looked at while the codebook is worked on. */
export const CodedPassageSchema = z
  .strictObject({
    annotationId: z.uuid(),
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
    note: z.string(),
    author: PersonRefSchema,
    article: z.strictObject({ slug: z.string(), title: z.string() }),
    group: z.strictObject({ slug: z.string(), name: z.string() }).nullable(),
    /** The version of the codebook that it was coded with. */
    codebookVersion: z.int(),
    /** Whether it may stand in this codebook as an example, where everybody reads it who reads the book. */
    canBeExample: z.boolean(),
  })
  .meta({ id: "CodedPassage" });
export type CodedPassage = z.infer<typeof CodedPassageSchema>;

/** Two people of one group, one passage, and not the same code. */
export const DisputedPassageSchema = z
  .strictObject({
    passage: CodedPassageSchema,
    /** What others chose where they overlap with it. */
    others: z.array(
      z.strictObject({
        annotationId: z.uuid(),
        exact: z.string(),
        note: z.string(),
        author: PersonRefSchema,
        codes: z.array(CodeRefSchema.pick({ id: true, name: true, hue: true, shade: true })),
      }),
    ),
  })
  .meta({ id: "DisputedPassage" });
export type DisputedPassage = z.infer<typeof DisputedPassageSchema>;

export const ListDisputesSchema = z.object({ group: IdSchema.optional() });

/** The codes of one annotation, each with the version of its codebook that it was given with. */
export const CodingViewSchema = z
  .strictObject({
    code: CodeRefSchema,
    codebook: z.strictObject({ id: z.uuid(), slug: z.string(), name: z.string(), version: z.int() }),
    definition: z.string(),
    whenToUse: z.string(),
    whenNotToUse: z.string(),
    positiveExamples: z.array(CodeExampleSchema),
    negativeExamples: z.array(CodeExampleSchema),
    codedWith: z.int(),
  })
  .meta({ id: "Coding" });
export type CodingView = z.infer<typeof CodingViewSchema>;
