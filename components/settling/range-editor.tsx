"use client";

import type { ComparedArticle } from "@/components/agreement/compared-text";
import { Button } from "@/components/ui/button";
import type { TextRange } from "@/core/text/range";
import { nextWordEnd, previousWordStart, wordAt } from "@/core/text/sentences";
import { settling } from "@/messages/en/settling";

const words = settling.boundary;
/** UTF-16 code units of the text that are shown on either side. */
const AROUND = 120;

/** A passage in its surroundings, whose ends are moved word by word. */
export function RangeEditor({
  article: { text, language },
  range: { start, end },
  onMove,
  hasFocus = false,
}: {
  article: ComparedArticle;
  range: TextRange;
  /** May refuse it. */
  onMove: (range: TextRange) => void;
  /** Whether the keyboard begins here when the dialog opens. */
  hasFocus?: boolean;
}) {
  const move = (next: TextRange) => {
    if (next.start < next.end) onMove(next);
  };
  const after = (offset: number) => {
    const next = nextWordEnd(text, offset, language);
    return wordAt(text, next - 1, language)?.start ?? next;
  };
  const before = (offset: number) => {
    const last = previousWordStart(text, offset, language);
    const previous = previousWordStart(text, last, language);
    return wordAt(text, previous, language)?.end ?? last;
  };
  return (
    <>
      <p
        lang={language}
        aria-live="polite"
        className="max-h-60 overflow-y-auto rounded-md bg-sunken px-3 py-2 font-serif text-lg"
      >
        <span className="text-muted">{textBefore(text, start)}</span>
        <mark className="hl">{text.slice(start, end)}</mark>
        <span className="text-muted">{textAfter(text, end)}</span>
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          size="small"
          data-autofocus={hasFocus ? "" : undefined}
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
    </>
  );
}

/** What stands after an offset, up to a whole word. */
function textAfter(text: string, offset: number): string {
  if (offset + AROUND >= text.length) return text.slice(offset);
  return text.slice(offset, offset + AROUND).replace(/\s\S*$/u, " …");
}

/** What stands before an offset, from a whole word on. */
function textBefore(text: string, offset: number): string {
  if (offset <= AROUND) return text.slice(0, offset);
  return text.slice(offset - AROUND, offset).replace(/^\S*\s/u, "… ");
}
