import { z } from "zod";
import { CodeExampleSchema, HotkeySchema, HueSchema, ShadeSchema } from "@/core/codebook";
import { IdSchema, NewIdSchema } from "@/core/id";
import { lineOfText, plainText } from "@/core/plain-text";

const EXAMPLES = z.array(CodeExampleSchema).max(30, "At most 30 examples.");

/** What one writes about a code. Lengths are UTF-16 code units. */
export const CodeFieldsSchema = z.strictObject({
  name: lineOfText(80),
  label: lineOfText(80),
  definition: plainText(1_000),
  whenToUse: plainText(1_000),
  whenNotToUse: plainText(1_000),
  positiveExamples: EXAMPLES,
  negativeExamples: EXAMPLES,
  hue: HueSchema,
  shade: ShadeSchema,
  hotkey: HotkeySchema,
  isHeading: z.boolean(),
});
export type CodeFields = z.infer<typeof CodeFieldsSchema>;

/** A new code; its id is the caller's, so that it is there once however often it is sent. */
export const NewCodeSchema = z.strictObject({
  id: NewIdSchema,
  name: CodeFieldsSchema.shape.name,
  definition: CodeFieldsSchema.shape.definition.default(""),
  whenToUse: CodeFieldsSchema.shape.whenToUse.default(""),
  whenNotToUse: CodeFieldsSchema.shape.whenNotToUse.default(""),
  positiveExamples: EXAMPLES.default([]),
  negativeExamples: EXAMPLES.default([]),
  hue: HueSchema,
  shade: ShadeSchema,
  hotkey: HotkeySchema.default(null),
  isHeading: z.boolean().default(false),
});
export type NewCode = z.infer<typeof NewCodeSchema>;

/** Among the codes under a parent, from 0; one behind the last and more mean the end. */
const IndexSchema = z.number().int().min(0).max(10_000);

/** Passages that a split gives to a new code: more than these are split in two steps. */
export const MAX_SPLIT_PASSAGES = 5_000;
export const MAX_SPLIT_CODES = 9;

const EditBookSchema = z.strictObject({
  kind: z.literal("edit-book"),
  name: lineOfText(80).optional(),
  description: plainText(1_000).optional(),
  guidelines: plainText(20_000).optional(),
  source: plainText(500).optional(),
});
const AddCodeSchema = z.strictObject({
  kind: z.literal("add-code"),
  parentId: IdSchema.nullable(),
  index: IndexSchema,
  code: NewCodeSchema,
});
const EditCodeSchema = z.strictObject({
  kind: z.literal("edit-code"),
  codeId: IdSchema,
  fields: CodeFieldsSchema.partial(),
});
const MoveCodeSchema = z.strictObject({
  kind: z.literal("move-code"),
  codeId: IdSchema,
  parentId: IdSchema.nullable(),
  index: IndexSchema,
});
const MergeCodesSchema = z.strictObject({
  kind: z.literal("merge-codes"),
  fromId: IdSchema,
  intoId: IdSchema,
});
/** Each passage that is named goes to its new code; the others stay. The new codes stand behind the old one. */
const SplitCodeSchema = z.strictObject({
  kind: z.literal("split-code"),
  codeId: IdSchema,
  into: z
    .array(z.strictObject({ code: NewCodeSchema, annotationIds: z.array(IdSchema) }))
    .min(1, "Name at least one new code.")
    .max(MAX_SPLIT_CODES, `At most ${MAX_SPLIT_CODES} new codes at once.`)
    .refine((into) => {
      const ids = into.flatMap(({ annotationIds }) => annotationIds);
      return new Set(ids).size === ids.length;
    }, "Each passage goes to one code.")
    .refine(
      (into) => into.reduce((sum, { annotationIds }) => sum + annotationIds.length, 0) <= MAX_SPLIT_PASSAGES,
      `At most ${MAX_SPLIT_PASSAGES.toLocaleString("en")} passages at once.`,
    ),
});
const DeprecateCodeSchema = z.strictObject({ kind: z.literal("deprecate-code"), codeId: IdSchema });
const BringBackCodeSchema = z.strictObject({ kind: z.literal("bring-back-code"), codeId: IdSchema });

/** Everything that can be done to a codebook; each is one version of it, and can be undone. */
export const ChangeSchema = z.discriminatedUnion("kind", [
  EditBookSchema,
  AddCodeSchema,
  EditCodeSchema,
  MoveCodeSchema,
  MergeCodesSchema,
  SplitCodeSchema,
  DeprecateCodeSchema,
  BringBackCodeSchema,
]);
export type Change = z.infer<typeof ChangeSchema>;

/** `version` is the one the caller saw: a stale one is a conflict with both states. */
export const ChangeCodebookSchema = z.strictObject({
  version: z.number().int().min(1),
  change: ChangeSchema,
});
export const PlanChangeSchema = z.strictObject({ change: ChangeSchema });
export const UndoChangeSchema = z.strictObject({ version: z.number().int().min(1) });
