import type { TextRange } from "@/core/text/range";
import type { EditCase } from "./edit-cases";

/** How an answer compares with the truth. Only `right` is right. */
export type Score =
  | "right"
  /** The quote stands, and the answer says that it does not. */
  | "lost"
  /** Unchanged, found, and yet a person is asked. */
  | "needless review"
  /** Shown to a person at a wrong place. */
  | "wrong, for review"
  /** Anchored without a question on other words. */
  | "silently wrong";

export type Answer = { status: "anchored" | "review" | "orphan"; start: number | null; end: number | null };

function overlap(a: TextRange, b: TextRange): number {
  const shared = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  return shared / Math.max(1, Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

export function score({ fate }: EditCase, answer: Answer): Score {
  const place = answer.status === "orphan" ? null : { start: answer.start ?? 0, end: answer.end ?? 0 };
  if (fate.kind === "same") {
    if (place === null) return "lost";
    const exact = place.start === fate.range.start && place.end === fate.range.end;
    if (answer.status === "anchored") return exact ? "right" : "silently wrong";
    return overlap(place, fate.range) >= 0.5 ? "needless review" : "wrong, for review";
  }
  if (answer.status === "anchored") return "silently wrong";
  if (fate.kind === "gone") return place === null ? "right" : "wrong, for review";
  if (place === null) return fate.share >= 0.5 ? "lost" : "right";
  const shared = Math.min(place.end, fate.range.end) - Math.max(place.start, fate.range.start);
  return shared > 0 ? "right" : "wrong, for review";
}
