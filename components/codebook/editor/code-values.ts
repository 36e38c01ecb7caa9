import { type CodeView, HOTKEYS, HUES, SHADES } from "@/core/codebook";
import type { CodeFields } from "@/core/codebook/change";
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

/** What a new code begins with: the hue of its neighbours, in a shade that none of them has. */
export function freshCode(codes: readonly CodeView[], parentId: string | null): CodeFields {
  const siblings = childrenOf(codes, parentId).filter((code) => !code.isHeading && !code.deprecated);
  const parent = codes.find((code) => code.id === parentId);
  const first = siblings[0]?.hue ?? parent?.hue ?? HUES[0];
  const hues = [first, ...HUES.filter((hue) => hue !== first)];
  const isTaken = (hue: string, shade: number) =>
    siblings.some((code) => code.hue === hue && code.shade === shade);
  const free = hues
    .flatMap((hue) => SHADES.map((shade) => ({ hue, shade })))
    .find(({ hue, shade }) => !isTaken(hue, shade));
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
    ...(free ?? { hue: first, shade: 1 }),
  };
}
