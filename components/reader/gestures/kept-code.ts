import { rememberCode } from "@/components/codebook/picker-memory";
import type { ReaderContextValue } from "@/components/reader/reader-context";
import type { MAX_CODES } from "@/core/annotation";
import { gestures } from "@/messages/en/gestures";

const words = gestures.kept;
// Only the type: the schema beside it would bring zod into the browser.
const MOST: typeof MAX_CODES = 20;

/**
 * Keeps a code: from now on every passage that is selected is tagged with it, beginning with what the mouse has
 * selected already. Null lets it go.
 */
export function keepCode(reader: ReaderContextValue, codeId: string | null): void {
  const { data, view, announce } = reader;
  const before = view.getState().keptCode;
  view.setState({ keptCode: codeId, choosingKept: false });
  const name = data.codes.get(codeId ?? before ?? "")?.name;
  if (name) announce(codeId === null ? words.saidOff(name) : words.saidOn(name));
  if (codeId === null) return;
  rememberCode(data.viewer?.id ?? null, codeId);
  const { selection, retargeting } = view.getState();
  if (selection?.by === "mouse" && retargeting === null) tagWithKept(reader);
}

/**
 * Tags the selected passage with the kept code. Where one's own highlight stands on these very words already,
 * that one gets the code, instead of a second highlight on it.
 */
export function tagWithKept(reader: ReaderContextValue): void {
  const { data, layer, view, actions, textRef, announce } = reader;
  const { selection, keptCode: codeId, choosing, isPrivate } = view.getState();
  if (!selection || codeId === null) return;
  const { start, end } = selection.range;
  const groupId = isPrivate || !data.canAnnotate ? null : data.group.id;
  const mine = [...layer.getState().annotations.values()].find(
    (one) =>
      one.start === start &&
      one.end === end &&
      one.authorId === data.viewer?.id &&
      one.groupId === groupId &&
      !one.deleted &&
      one.can.edit,
  );
  if (!mine) actions.annotateSelection({ codes: [codeId] });
  else {
    const passage = data.article.version.text.slice(start, end);
    if (mine.codes.includes(codeId)) announce(words.saidAlready(passage, data.codes.get(codeId)?.name ?? ""));
    else if (mine.codes.length >= MOST) announce(words.saidTooMany);
    else actions.setCodes(mine.id, [...mine.codes, codeId]);
    actions.clearSelection();
  }
  if (choosing) textRef.current?.focus({ preventScroll: true });
}
