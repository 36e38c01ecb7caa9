"use client";

import { type RefObject, useState } from "react";
import type { ComparedArticle } from "@/components/agreement/compared-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { rangeFromSelection } from "@/core/anchoring/dom-range";
import { overlaps, type TextRange } from "@/core/text/range";
import { nextWordEnd, previousWordStart, wordAt } from "@/core/text/sentences";
import { settling } from "@/messages/en/settling";

const words = settling.boundary;
/** UTF-16 code units of the text that are shown on either side. */
const AROUND = 120;

/**
 * Another boundary for a passage: its ends moved word by word, or what was selected in the text before this was
 * opened.
 */
export function BoundaryDialog({
  article,
  from,
  root,
  onClose,
  onChoose,
}: {
  article: ComparedArticle;
  from: TextRange;
  root: RefObject<HTMLElement | null>;
  onClose: () => void;
  onChoose: (range: TextRange) => void;
}) {
  const { text, language } = article;
  const [selected] = useState(() => selectionIn(root.current, from));
  const [range, setRange] = useState<TextRange>(selected ?? { start: from.start, end: from.end });
  const move = (next: TextRange) => {
    if (next.start < next.end && overlaps(next, from)) setRange(next);
  };
  const { start, end } = range;
  const after = (offset: number) => {
    const next = nextWordEnd(text, offset, language);
    return wordAt(text, next - 1, language)?.start ?? next;
  };
  const before = (offset: number) => {
    const last = previousWordStart(text, offset, language);
    const previous = previousWordStart(text, last, language);
    return wordAt(text, previous, language)?.end ?? last;
  };
  const isSame = start === from.start && end === from.end;
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      description={words.hint}
      width="38rem"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button variant="primary" disabled={isSame} onClick={() => onChoose(range)}>
            {words.save}
          </Button>
        </>
      }
    >
      <p
        lang={language}
        aria-live="polite"
        className="max-h-60 overflow-y-auto rounded-md bg-sunken px-3 py-2 font-serif text-lg"
      >
        <span className="text-muted">{textBefore(text, start)}</span>
        <mark className="hl">{text.slice(start, end)}</mark>
        <span className="text-muted">{text.slice(end, end + AROUND)}</span>
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          size="small"
          data-autofocus
          onClick={() => move({ start: previousWordStart(text, start, language), end })}
        >
          {words.startEarlier}
        </Button>
        <Button size="small" onClick={() => move({ start: after(start), end })}>
          {words.startLater}
        </Button>
        <Button size="small" onClick={() => move({ start, end: before(end) })}>
          {words.endEarlier}
        </Button>
        <Button size="small" onClick={() => move({ start, end: nextWordEnd(text, end, language) })}>
          {words.endLater}
        </Button>
      </div>
    </Dialog>
  );
}

/** What stands before an offset, from a whole word on. */
function textBefore(text: string, offset: number): string {
  if (offset <= AROUND) return text.slice(0, offset);
  return text.slice(offset - AROUND, offset).replace(/^\S*\s/u, "… ");
}

/** What is selected in the text, where it touches the passage. */
function selectionIn(root: HTMLElement | null, passage: TextRange): TextRange | null {
  const selection = window.getSelection();
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = rangeFromSelection(root, selection);
  return range && overlaps(range, passage) ? range : null;
}
