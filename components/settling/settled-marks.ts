import type { CodeRef, Hue } from "@/core/codebook";
import type { Passage } from "@/core/disagreement/passages";
import type { SettlementView } from "@/core/settling/settlement";

/** A passage of the settled layer, as a text marks passages. */
export interface SettledMark extends Pick<Passage, "start" | "end" | "choices"> {
  hue: Hue;
}

/** The settled layer over the text: what was accepted and certainly stands in it, in its codes' hues. */
export function settledMarks(
  settled: readonly SettlementView[],
  codes: ReadonlyMap<string, CodeRef>,
): SettledMark[] {
  return settled
    .flatMap(({ isAccepted, place, start, end, codeId: code, sources }): SettledMark[] => {
      if (!isAccepted || place !== "certain" || start === null || end === null) return [];
      const uses = sources.map(({ annotationId, personId }) => ({ annotationId, personId: personId ?? "" }));
      return [{ start, end, hue: codes.get(code)?.hue ?? "blue", choices: [{ start, end, code, uses }] }];
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
}
