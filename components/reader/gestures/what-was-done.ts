import { sameCodes, samePlace } from "@/components/reader/gestures/take-back";
import type { OwnStep } from "@/components/reader/own-steps";
import type { ReaderData } from "@/components/reader/reader-data";
import { gestures } from "@/messages/en/gestures";

const words = gestures.steps.did;

/** Longest piece of a passage that is repeated, in UTF-16 code units. */
const EXCERPT = 48;

/** A step in a few words: “tagging “Biden's war” as Possessive blame”. */
export function whatWasDone(step: OwnStep, data: Pick<ReaderData, "article" | "codes">): string {
  const { before, after } = step;
  const place = after ?? before;
  const passage = place ? excerpt(data.article.version.text.slice(place.start, place.end)) : "";
  const names = (codes: readonly string[]) =>
    codes.flatMap((id) => data.codes.get(id)?.name ?? []).join(", ");
  if (before === null) {
    return after && after.codes.length > 0
      ? words.tagged(passage, names(after.codes))
      : words.highlighted(passage);
  }
  if (after === null) return words.deleted(passage);
  if (!sameCodes(before.codes, after.codes)) {
    return after.codes.length > 0 ? words.recoded(passage, names(after.codes)) : words.uncoded(passage);
  }
  if (before.note !== after.note) return words.noted(passage);
  if (!samePlace(before, after)) return words.moved(passage);
  return words.shared(passage);
}

function excerpt(passage: string): string {
  const plain = passage.trim().replace(/\s+/g, " ");
  if (plain.length <= EXCERPT) return plain;
  const cut = plain.slice(0, EXCERPT);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), EXCERPT / 2)).trimEnd()} …`;
}
