import type { BlockMarks, Mark } from "@/components/reader/block-segments";
import type { Hue } from "@/core/codebook";
import type { Passage, PassageKind } from "@/core/disagreement/passages";
import type { TextRange } from "@/core/text/range";
import { segmentsPerBlock } from "@/core/text/segments";

/** One hue, and so one kind of underline, for each kind of difference. */
export const KIND_HUE: Record<PassageKind, Hue> = {
  code: "vermilion",
  boundary: "amber",
  "not-all": "teal",
  "only-one": "violet",
  agree: "green",
};

export interface MarkedPassage extends Pick<Passage, "start" | "end" | "choices"> {
  hue: Hue;
}

/**
 * The marks of a text's passages, block by block: deeper where more people marked, so that boundaries that people
 * differ about are seen.
 */
export function passageMarks(blocks: readonly TextRange[], passages: readonly MarkedPassage[]): BlockMarks[] {
  const people = new Map<string, readonly string[]>();
  const hues = new Map<string, { hue: Hue; at: number; start: number }>();
  const ranges = passages.flatMap(({ choices, hue, start: from }, at) =>
    choices.map(({ start, end, uses }, index) => {
      const id = `${at} ${index}`;
      people.set(
        id,
        uses.map(({ personId }) => personId),
      );
      hues.set(id, { hue, at, start: from });
      return { id, start, end };
    }),
  );
  return segmentsPerBlock(blocks, ranges).map((segments) =>
    segments.flatMap(({ start, end, ids }): Mark[] => {
      const look = hues.get(ids[0] ?? "");
      if (!look) return [];
      const many = new Set(ids.flatMap((id) => people.get(id) ?? [])).size;
      const depth = Math.min(3, Math.max(1, many)) as Mark["depth"];
      const anchor = start === look.start ? passageId(look.at) : null;
      return [{ start, end, hue: look.hue, shade: 1, depth, count: null, anchor, unsaved: false }];
    }),
  );
}

/** Names a passage by its place, for the mark in the text. */
export const passageId = (at: number): string => `passage-${at}`;
