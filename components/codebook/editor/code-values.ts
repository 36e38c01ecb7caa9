import { type CodeView, HOTKEYS } from "@/core/codebook";
import type { CodeFields } from "@/core/codebook/change";
import { freeColour } from "@/core/codebook/free-colour";
import type { CodeDraft } from "./drafts";
import { childrenOf } from "./tree-rows";

/** What the form shows of a code: as it is saved, with what was typed since. */
export const valuesOf = (code: CodeView, draft: CodeDraft | undefined): CodeFields => ({
  name: code.name,
  label: code.label,
  definition: code.definition,
  whenToUse: code.whenToUse,
  whenNotToUse: code.whenNotToUse,
  positiveExamples: code.positiveExamples,
  negativeExamples: code.negativeExamples,
  hue: code.hue,
  shade: code.shade,
  hotkey: HOTKEYS.find((key) => key === code.hotkey) ?? null,
  isHeading: code.isHeading,
  ...draft,
});

/** The fields of a draft that differ from what is saved; examples without words are left out. */
export function changedFields(code: CodeView, draft: CodeDraft | undefined): CodeDraft {
  const saved = valuesOf(code, undefined);
  const entries = Object.entries(withoutEmpty(draft ?? {})).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(saved[field as keyof CodeFields]),
  );
  return Object.fromEntries(entries);
}

export function withoutEmpty(draft: CodeDraft): CodeDraft {
  const filled = (examples: CodeFields["positiveExamples"]) =>
    examples.filter(({ text }) => text.trim() !== "");
  return {
    ...draft,
    ...(draft.positiveExamples && { positiveExamples: filled(draft.positiveExamples) }),
    ...(draft.negativeExamples && { negativeExamples: filled(draft.negativeExamples) }),
  };
}

/** What a new code begins with: nothing but a colour that can be told from the others. */
export function freshCode(codes: readonly CodeView[], parentId: string | null): CodeFields {
  const used = codes.filter((code) => !code.deprecated);
  const parent = codes.find((code) => code.id === parentId);
  return {
    name: "",
    label: "",
    definition: "",
    whenToUse: "",
    whenNotToUse: "",
    positiveExamples: [],
    negativeExamples: [],
    hotkey: null,
    isHeading: false,
    ...freeColour(used, childrenOf(used, parentId), parent, (code) => code.isHeading),
  };
}
