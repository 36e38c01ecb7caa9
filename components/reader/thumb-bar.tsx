"use client";

import { ChevronLeft, ChevronRight, Highlighter, MessagesSquare } from "lucide-react";
import { useAnnotationSteps } from "@/components/margin/use-annotation-steps";
import { useVisibleAnnotations } from "@/components/margin/use-visible-annotations";
import { GestureButtonsAtHand } from "@/components/reader/gesture-buttons-at-hand";
import { useReader, useView } from "@/components/reader/reader-context";
import { Button, IconButton } from "@/components/ui/button";
import { margin } from "@/messages/en/margin";
import { reader } from "@/messages/en/reader";

const words = reader.thumb;

/** On a small screen, at the thumb: the way through the highlights, and to the sheet with all about them. */
export function ThumbBar() {
  const { view, actions } = useReader();
  const count = useVisibleAnnotations().length;
  const { step } = useAnnotationSteps();
  const isCovered = useView(({ sheet, selection, retargeting }) =>
    Boolean(sheet !== "closed" || selection || retargeting),
  );
  return (
    <div
      role="toolbar"
      aria-label={words.label}
      // It keeps its place under the text while something else stands over it: nothing may shift.
      inert={isCovered}
      className="screen-only sticky bottom-0 z-20 flex items-center justify-between border-line border-t bg-surface px-2 pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <Button
        variant="quiet"
        onClick={() => view.setState({ sheet: "half" })}
        className="tabular h-11 min-w-0"
      >
        <Highlighter aria-hidden />
        <span className="max-[22.5rem]:sr-only">{words.annotations(count)}</span>
        <span aria-hidden="true" className="min-[22.5rem]:hidden">
          {count}
        </span>
      </Button>
      <div className="flex">
        <GestureButtonsAtHand isAtThumb />
        {count > 0 ? (
          <>
            <IconButton label={margin.step.previous} onClick={() => step(-1)} className="size-11">
              <ChevronLeft aria-hidden />
            </IconButton>
            <IconButton label={margin.step.next} onClick={() => step(1)} className="size-11">
              <ChevronRight aria-hidden />
            </IconButton>
          </>
        ) : null}
        <IconButton
          label={reader.panels.discussArticle}
          onClick={() => actions.open({ kind: "article-thread" })}
          className="size-11"
        >
          <MessagesSquare aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
