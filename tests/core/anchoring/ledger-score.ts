import type { TextRange } from "@/core/text/range";
import type { Answer, Score } from "./edit-score";
import type { Truth } from "./ledger";

const meets = (a: TextRange, b: TextRange) => a.start < b.end && b.start < a.end;

/** Of a quote of which less is left, nobody can say whether it is the same one. */
const RECOGNISABLE = 0.5;

/**
 * How an answer compares with the truth, as a strict but fair judge would say: what stands must be anchored
 * exactly there; what was changed must be shown to a person where it is; what is gone must be an orphan, or
 * be shown where it was replaced.
 */
export function scoreTruth(truth: Truth, answer: Answer): Score {
  const place = answer.status === "orphan" ? null : { start: answer.start ?? 0, end: answer.end ?? 0 };
  if (truth.kind === "same") {
    if (place === null) return "lost";
    if (answer.status === "anchored") {
      return place.start === truth.range.start && place.end === truth.range.end ? "right" : "silently wrong";
    }
    return meets(place, truth.range) ? "needless review" : "wrong, for review";
  }
  if (answer.status === "anchored") return "silently wrong";
  if (place === null) return truth.kind === "changed" && truth.share >= RECOGNISABLE ? "lost" : "right";
  return truth.places.some((range) => meets(range, place)) ? "right" : "wrong, for review";
}
