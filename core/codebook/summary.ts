import { z } from "zod";
import type { Book, BookCode } from "@/core/codebook/book";
import { diffBooks } from "@/core/codebook/book-diff";
import type { Change } from "@/core/codebook/change";

export const VERSION_KINDS = [
  "created",
  "edit-book",
  "add-code",
  "edit-code",
  "move-code",
  "merge-codes",
  "split-code",
  "deprecate-code",
  "bring-back-code",
  "undone",
] as const;

const NamedSchema = z.strictObject({ id: z.uuid(), name: z.string() });

/** A change as it is told to people: names as they were before it. */
export const ChangeSummarySchema = z
  .strictObject({
    kind: z.enum(VERSION_KINDS),
    /** What it is about; null: the codebook itself. */
    code: NamedSchema.nullable(),
    /** What a code was merged into. */
    into: NamedSchema.nullable(),
    /** Codes that a split made. */
    made: z.array(NamedSchema),
    fields: z.array(z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() })),
    /** Names of the codes above it; null: the first level. Only of a move. */
    place: z.strictObject({ before: z.string().nullable(), after: z.string().nullable() }).nullable(),
    /** The version that was taken back. */
    undid: z.int().nullable(),
    /** Where a new codebook comes from: the name of the one that was copied, or of a file. */
    source: z.string().nullable(),
  })
  .meta({ id: "CodebookChange" });
export type ChangeSummary = z.infer<typeof ChangeSummarySchema>;

export const NO_SUMMARY = {
  code: null,
  into: null,
  made: [],
  fields: [],
  place: null,
  undid: null,
  source: null,
} satisfies Omit<ChangeSummary, "kind">;

/** A label that is the name changes with it, which says nothing new. */
const withoutFollower = (fields: ChangeSummary["fields"]): ChangeSummary["fields"] => {
  const name = fields.find(({ field }) => field === "name");
  return fields.filter(
    ({ field, before, after }) =>
      field !== "label" || !name || before !== name.before || after !== name.after,
  );
};

const named = (code: BookCode | undefined) => (code ? { id: code.id, name: code.name } : null);

export function summaryOf(before: Book, after: Book, change: Change): ChangeSummary {
  const was = new Map(before.codes.map((code) => [code.id, code]));
  const is = new Map(after.codes.map((code) => [code.id, code]));
  const none = { ...NO_SUMMARY, kind: change.kind };
  switch (change.kind) {
    case "edit-book":
      return { ...none, fields: diffBooks(before, after).book };
    case "add-code":
      return { ...none, code: named(is.get(change.code.id)) };
    case "edit-code": {
      const fields = diffBooks(before, after).codes.find(({ id }) => id === change.codeId)?.fields ?? [];
      return { ...none, code: named(was.get(change.codeId)), fields: withoutFollower(fields) };
    }
    case "move-code": {
      const nameOf = (codes: typeof was) => codes.get(codes.get(change.codeId)?.parentId ?? "")?.name ?? null;
      const place = { before: nameOf(was), after: nameOf(is) };
      return { ...none, code: named(was.get(change.codeId)), place };
    }
    case "merge-codes":
      return { ...none, code: named(was.get(change.fromId)), into: named(was.get(change.intoId)) };
    case "split-code": {
      const made = change.into.flatMap(({ code }) => named(is.get(code.id)) ?? []);
      return { ...none, code: named(was.get(change.codeId)), made };
    }
    default:
      return { ...none, code: named(was.get(change.codeId)) };
  }
}
