import type { Carried } from "@/core/anchoring/carry";
import { describeRange } from "@/core/anchoring/quote";
import type { Quote } from "@/core/anchoring/quote-schema";
import type { AnchorOrigin } from "@/core/annotation";
import type { TextRange } from "@/core/text/range";

/** An anchor as a version keeps it: `start` and `end` are null exactly when its origin is `orphaned`. */
export interface VersionAnchor extends Quote {
  start: number | null;
  end: number | null;
  origin: AnchorOrigin;
  why: string;
  needsReview: boolean;
}

/** What is known of an annotation when a text gets a successor. */
export interface Ancestry {
  /** Its anchor in the version that is followed. */
  last: VersionAnchor;
  /** Whether a person said that it stands nowhere in that version. */
  leftAsOrphan: boolean;
  /** What became of the place in `last`; null where it had none. */
  fromLast: Carried | null;
  /** What became of its newest certain place, where that is not `last`; null where there is none to try. */
  fromCertain: Carried | null;
  /** Its anchor in an earlier version of the very same text, unless a person has placed it since. */
  sameText: VersionAnchor | null;
}

/**
 * The anchor of an annotation in the successor of a version.
 *
 * - In a text that was there before (a version restored), it stands as it stood there.
 * - What was certain is carried. Words that were changed, and places that are as likely as another, are for
 *   review; so are orphans of which some words may still be there (`uncertain`). Words that were plainly
 *   taken out (`gone`) make an orphan that nobody needs to look at.
 * - A question that nobody has answered stays open, and an orphan stays one, unless the newest certain place
 *   can be carried over: then the edit was undone. Where a person had said that it stands nowhere, a person
 *   is asked again.
 */
export function succeed(newText: string, { last, leftAsOrphan, ...from }: Ancestry): VersionAnchor {
  const { fromLast, fromCertain, sameText } = from;
  if (sameText !== null && sameText.start !== null && sameText.end !== null) {
    const origin = sameText.origin === "edited" ? "edited" : "carried";
    return at(newText, sameText as TextRange, {
      origin,
      why: "restored",
      needsReview: sameText.needsReview || leftAsOrphan,
    });
  }
  if (fromCertain?.status === "anchored") {
    const anchor = carriedTo(newText, fromCertain, last);
    return { ...anchor, needsReview: leftAsOrphan };
  }
  if (fromLast !== null && fromLast.status !== "orphan") {
    const anchor = carriedTo(newText, fromLast, last);
    // Nobody has said yet whether it was right where it came from.
    if (last.needsReview && fromLast.status === "anchored") {
      return { ...anchor, origin: last.origin, why: last.why, needsReview: true };
    }
    return anchor;
  }
  if (fromCertain !== null && fromCertain.status === "review") return carriedTo(newText, fromCertain, last);
  const stillOrphan = last.origin === "orphaned";
  const fate = fromLast ?? fromCertain;
  return {
    exact: last.exact,
    prefix: last.prefix,
    suffix: last.suffix,
    start: null,
    end: null,
    origin: "orphaned",
    why: stillOrphan ? last.why : (fate?.why ?? "gone"),
    needsReview: stillOrphan ? last.needsReview : fate?.why === "uncertain",
  };
}

function carriedTo(newText: string, carried: Carried, last: VersionAnchor): VersionAnchor {
  if (carried.status === "orphan") return { ...last, start: null, end: null, origin: "orphaned" };
  return at(newText, carried, {
    origin: carried.why === "edited" ? "edited" : carried.why === "moved" ? "moved" : "carried",
    why: carried.why,
    needsReview: carried.status === "review",
  });
}

const at = (
  text: string,
  { start, end }: TextRange,
  state: Pick<VersionAnchor, "origin" | "why" | "needsReview">,
): VersionAnchor => ({ ...describeRange(text, { start, end }), start, end, ...state });
