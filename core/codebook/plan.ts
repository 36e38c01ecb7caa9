import { z } from "zod";
import { type Book, type BookCode, childLists, descendantsOf, isLive } from "@/core/codebook/book";
import type { Change } from "@/core/codebook/change";
import { ChangeSummarySchema } from "@/core/codebook/summary";
import { sameColour, sameName } from "@/core/codebook/twins";

const WARNINGS = [
  "same-colour",
  "same-name",
  "children-move",
  "children-stay",
  "children-come",
  "hotkey-lost",
  "passages-stay-merged",
] as const;

export const PlanWarningSchema = z.strictObject({
  warning: z.enum(WARNINGS),
  /** Names of the codes it is about. */
  names: z.array(z.string()),
});
export type PlanWarning = z.infer<typeof PlanWarningSchema>;

/** How much stands on a code, as far as the viewer may see it. */
export const PassageCountSchema = z.strictObject({
  annotations: z.int(),
  people: z.int(),
  articles: z.int(),
  /** There are others, which the viewer does not see: other groups', private, withheld or not yet revealed ones. */
  more: z.boolean(),
});
export type PassageCount = z.infer<typeof PassageCountSchema>;

/** What a change would do, before it is done. */
export const ChangePlanSchema = z
  .strictObject({
    /** Of the codebook that was looked at. */
    version: z.int(),
    summary: ChangeSummarySchema,
    /** Passages that it moves to another code, or whose code it changes. */
    passages: PassageCountSchema,
    /** Names of all codes that would not be as they are. */
    codes: z.array(z.string()),
    warnings: z.array(PlanWarningSchema),
  })
  .meta({ id: "CodebookPlan" });
export type ChangePlan = z.infer<typeof ChangePlanSchema>;

/** What is allowed and worth a second look. */
export function warningsOf(before: Book, after: Book, change: Change): PlanWarning[] {
  const is = new Map(after.codes.map((code) => [code.id, code]));
  const was = new Map(before.codes.map((code) => [code.id, code]));
  const warnings: PlanWarning[] = [];
  const warn = (warning: PlanWarning["warning"], codes: readonly BookCode[]) => {
    if (codes.length > 0) warnings.push({ warning, names: codes.map(({ name }) => name) });
  };
  for (const id of touchedBy(change)) {
    const code = is.get(id);
    if (!code || !isLive(code)) continue;
    const looks = was.get(id);
    const isNew = !looks || looks.parentId !== code.parentId || !isLive(looks);
    if (isNew || looks.hue !== code.hue || looks.shade !== code.shade)
      warn("same-colour", sameColour(after.codes, code, isLive));
    if (isNew || looks.name !== code.name) warn("same-name", sameName(after.codes, code, isLive));
  }
  if (change.kind === "move-code") warn("children-come", descendantsOf(before.codes, change.codeId));
  if (change.kind === "merge-codes") {
    warn(
      "children-move",
      (childLists(before.codes).get(change.fromId) ?? []).flatMap((id) => was.get(id) ?? []),
    );
    warn("hotkey-lost", withHotkey(was.get(change.fromId)));
  }
  if (change.kind === "deprecate-code") {
    warn("children-stay", descendantsOf(before.codes, change.codeId).filter(isLive));
    warn("hotkey-lost", withHotkey(was.get(change.codeId)));
  }
  if (change.kind === "bring-back-code") {
    const merged = was.get(change.codeId)?.mergedIntoId;
    warn("passages-stay-merged", merged ? [was.get(merged)].flatMap((code) => code ?? []) : []);
  }
  return warnings;
}

function touchedBy(change: Change): string[] {
  switch (change.kind) {
    case "edit-book":
    case "merge-codes":
    case "deprecate-code":
      return [];
    case "add-code":
      return [change.code.id];
    case "split-code":
      return change.into.map(({ code }) => code.id);
    default:
      return [change.codeId];
  }
}

const withHotkey = (code: BookCode | undefined): BookCode[] => (code && code.hotkey !== null ? [code] : []);
