"use client";

import { type RefObject, useState } from "react";
import type { ComparedArticle } from "@/components/agreement/compared-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { overlaps, type TextRange } from "@/core/text/range";
import { settling } from "@/messages/en/settling";
import { RangeEditor } from "./range-editor";
import { selectedRange } from "./selected-range";

const words = settling.boundary;

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
  const [selected] = useState(() => selectionIn(root.current, from));
  const [range, setRange] = useState<TextRange>(selected ?? { start: from.start, end: from.end });
  const { start, end } = range;
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
      <RangeEditor
        article={article}
        range={range}
        hasFocus
        onMove={(next) => overlaps(next, from) && setRange(next)}
      />
    </Dialog>
  );
}

/** What is selected in the text, where it touches the passage. */
function selectionIn(root: HTMLElement | null, passage: TextRange): TextRange | null {
  const range = selectedRange(root);
  return range && overlaps(range, passage) ? range : null;
}
