import type { Choice, Passage } from "@/core/disagreement/passages";
import type { DecidedUse } from "@/core/settling/decision";

const keyOf = (annotationId: string, codeId: string) => `${annotationId} ${codeId}`;

/** A passage with what of it is still to be decided. */
export interface OpenPassage extends Passage {
  /** Those choices of it that nobody has decided about, with the uses that are open; what most chose comes first. */
  open: Choice[];
}

/**
 * Passages as somebody who settles looks at them.
 * @param decided uses that a settlement stands for
 */
export function withOpenChoices(
  passages: readonly Passage[],
  decided: readonly { annotationId: string; codeId: string }[],
): OpenPassage[] {
  const closed = new Set(decided.map(({ annotationId, codeId }) => keyOf(annotationId, codeId)));
  return passages.map((passage) => ({
    ...passage,
    open: passage.choices
      .flatMap((choice) => {
        const uses = choice.uses.filter(({ annotationId }) => !closed.has(keyOf(annotationId, choice.code)));
        return uses.length === 0 ? [] : [{ ...choice, uses }];
      })
      .sort((a, b) => b.uses.length - a.uses.length),
  }));
}

/** The uses of some choices, as a decision names them. */
export const sourcesOf = (choices: readonly Choice[]): DecidedUse[] =>
  choices.flatMap(({ start, end, code, uses }) =>
    uses.map(({ annotationId }) => ({ annotationId, codeId: code, start, end })),
  );

/** What all coders have alike and nobody has decided about: settled in one action. */
export const agreedChoices = (passages: readonly OpenPassage[]): Choice[] =>
  passages
    .filter(({ kind, marked }) => kind === "agree" && marked.length > 1)
    .flatMap(({ open, choices }) =>
      open.filter((one) =>
        choices.some(
          (all) =>
            all.start === one.start &&
            all.end === one.end &&
            all.code === one.code &&
            all.uses.length === one.uses.length,
        ),
      ),
    );
