"use client";

import { ChevronLeft, ChevronRight, Highlighter, MessagesSquare } from "lucide-react";
import { useAnnotationSteps } from "@/components/margin/use-annotation-steps";
import { useVisibleAnnotations } from "@/components/margin/use-visible-annotations";
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
  const isFree = useView((state) => state.sheet === "closed" && !state.selection && !state.retargeting);
  if (!isFree) return null;
  return (
    <div
      role="toolbar"
      aria-label={words.label}
      className="screen-only fixed inset-x-0 bottom-0 z-20 flex items-center justify-between border-line border-t bg-surface px-2 pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <Button
        variant="quiet"
        onClick={() => view.setState({ sheet: "half" })}
        className="tabular h-11 min-w-0"
      >
        <Highlighter aria-hidden />
        {words.annotations(count)}
      </Button>
      <div className="flex">
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
