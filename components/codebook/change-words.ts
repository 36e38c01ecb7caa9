import type { ChangeSummary } from "@/core/codebook/summary";
import { codebookChanges } from "@/messages/en/codebook-changes";
import { codebookPages } from "@/messages/en/codebook-pages";

/** One sentence about what was done to a codebook. */
export function changeSentence(change: ChangeSummary): string {
  const words = codebookPages.change;
  const name = change.code?.name ?? "";
  const fields = change.fields.map(({ field }) => codebookChanges.field[field] ?? field);
  switch (change.kind) {
    case "created":
      return words.created(change.source);
    case "edit-book":
      return words["edit-book"](fields);
    case "edit-code": {
      const [first, ...rest] = change.fields;
      return first?.field === "name" && rest.length === 0
        ? words.renamed(String(first.before), String(first.after))
        : words["edit-code"](name, fields);
    }
    case "move-code":
      return words["move-code"](name, change.place?.before ?? null, change.place?.after ?? null);
    case "merge-codes":
      return words["merge-codes"](name, change.into?.name ?? "");
    case "split-code":
      return words["split-code"](
        name,
        change.made.map((made) => made.name),
      );
    case "undone":
      return words.undone(change.undid ?? 0);
    default:
      return words[change.kind](name);
  }
}
