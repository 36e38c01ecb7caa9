import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { annotationOf, type LayerStore } from "@/components/reader/layer-store";
import { type Marked, markedOf, type OwnStep } from "@/components/reader/own-steps";
import type { Changes } from "@/components/reader/shown-annotation";
import { describeRange } from "@/core/anchoring/quote";

/** Why a step stays as it is. In each case nothing was changed. */
export type StepProblem =
  /** It is not on the page any more, or the viewer may not change it any more. */
  | "gone"
  /** What the step made of it was changed since, by somebody else or on another page. */
  | "changed"
  /** Others have answered since: what they answered does not go from under them. */
  | "answered"
  /** The last save of it has failed or met somebody else's: that is to be settled on its card first. */
  | "unsettled";

/**
 * Takes a highlight from one end of a step to the other: to what it was before (undo), or to what the step
 * made of it (redo). Only what the step changed is touched, and only while it is as the step left it.
 * @param layer whose commands write no steps
 * @returns what stands in the way, or null
 */
export function takeTo(
  layer: LayerStore,
  article: { version: { id: string; text: string } },
  { id, from, to }: { id: string; from: Marked | null; to: Marked | null },
): StepProblem | null {
  const shown = annotationOf(layer.getState(), id);
  const here = shown && !shown.deleted ? shown : undefined;
  if (from === null) {
    if (here) return "changed";
    layer.commands.restore(id);
    return annotationOf(layer.getState(), id) ? null : "gone";
  }
  if (!here) return "gone";
  if (here.save.kind === "conflict" || (here.save.kind === "unsaved" && to !== null)) return "unsettled";
  if (to === null) return remove(layer, here, from);
  if (!here.can.edit) return "gone";
  const now = markedOf(here);
  const changes: Changes = {};
  if (!sameCodes(from.codes, to.codes)) {
    if (!sameCodes(now.codes, from.codes)) return "changed";
    changes.codes = [...to.codes];
  }
  if (from.note !== to.note) {
    if (now.note !== from.note) return "changed";
    changes.note = to.note;
  }
  if (from.groupId !== to.groupId) {
    if (now.groupId !== from.groupId) return "changed";
    // What others answered in the group is not taken out of their sight.
    if (to.groupId === null && now.comments > from.comments) return "answered";
    changes.groupId = to.groupId;
  }
  if (!samePlace(from, to)) {
    if (!samePlace(now, from)) return "changed";
    // It had no place before, and nothing says which words it lost.
    if (to.start >= to.end) return "changed";
    const { id: versionId, text } = article.version;
    const range = { start: to.start, end: to.end };
    changes.target = { versionId, ...range, quote: describeRange(text, range) };
  }
  if (Object.keys(changes).length > 0) layer.commands.update(id, changes);
  return null;
}

function remove(layer: LayerStore, here: ReaderAnnotation, from: Marked): StepProblem | null {
  if (here.commentCount > from.comments) return "answered";
  if (!here.can.delete) return "gone";
  const now = markedOf(here);
  const isSame =
    sameCodes(now.codes, from.codes) &&
    now.note === from.note &&
    now.groupId === from.groupId &&
    samePlace(now, from);
  if (!isSame) return "changed";
  layer.commands.remove(here.id);
  return null;
}

export const undoOf = ({ id, before, after }: OwnStep) => ({ id, from: after, to: before });
export const redoOf = ({ id, before, after }: OwnStep) => ({ id, from: before, to: after });

/** The server may give them back in the codebook's order. */
export const sameCodes = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((code) => other.includes(code));

export const samePlace = (one: Marked, other: Marked): boolean =>
  one.start === other.start && one.end === other.end;
