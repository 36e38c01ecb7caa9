"use client";

import { Pin, Redo2, Undo2 } from "lucide-react";
import { keepCode } from "@/components/reader/gestures/kept-code";
import { useSteps } from "@/components/reader/gestures/use-step-keys";
import { useReader, useView } from "@/components/reader/reader-context";
import { IconButton } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import { gestures } from "@/messages/en/gestures";

/**
 * Keeping a code, undo and redo, as buttons: at the head of the margin, or at the thumb, where a finger needs
 * more room and redo is left to the toast.
 */
export function GestureButtons({ isAtThumb = false }: { isAtThumb?: boolean }) {
  const reader = useReader();
  const { view } = reader;
  const isKept = useView((state) => state.keptCode !== null);
  const { canUndo, canRedo, undo, redo } = useSteps();
  const size = isAtThumb ? ({ className: "size-11" } as const) : ({ size: "small" } as const);
  return (
    <>
      <Tooltip label={isKept ? gestures.kept.commands.stop : gestures.kept.commands.choose} keys="t">
        <IconButton
          {...size}
          label={isKept ? gestures.kept.commands.stop : gestures.kept.choose}
          aria-pressed={isKept}
          onClick={() => (isKept ? keepCode(reader, null) : view.setState({ choosingKept: true }))}
        >
          <Pin aria-hidden />
        </IconButton>
      </Tooltip>
      <Tooltip label={gestures.steps.undo} keys="mod+z">
        <IconButton {...size} label={gestures.steps.undo} aria-disabled={!canUndo} onClick={undo}>
          <Undo2 aria-hidden />
        </IconButton>
      </Tooltip>
      {isAtThumb ? null : (
        <Tooltip label={gestures.steps.redo} keys="mod+shift+z">
          <IconButton {...size} label={gestures.steps.redo} aria-disabled={!canRedo} onClick={redo}>
            <Redo2 aria-hidden />
          </IconButton>
        </Tooltip>
      )}
    </>
  );
}
