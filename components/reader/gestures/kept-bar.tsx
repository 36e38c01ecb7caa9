"use client";

import { Pin, Undo2 } from "lucide-react";
import { keepCode } from "@/components/reader/gestures/kept-code";
import { useSteps } from "@/components/reader/gestures/use-step-keys";
import { useReader, useView } from "@/components/reader/reader-context";
import { SELECTION_TOOLS } from "@/components/reader/use-text-selection";
import { Button, IconButton } from "@/components/ui/button";
import { type ChipCode, CodeChip } from "@/components/ui/code-chip";
import { Kbd } from "@/components/ui/kbd";
import { gestures } from "@/messages/en/gestures";

const words = gestures.kept;

/** Says for as long as a code is kept which one, what to do with it, and how to stop. On a phone at the top, clear of the thumb's bar. */
export function KeptBar() {
  const reader = useReader();
  const { data, view } = reader;
  const code = useView((state) => data.codes.get(state.keptCode ?? "") ?? null);
  const { canUndo, undo } = useSteps();
  if (!code) return null;
  return (
    <section
      aria-label={words.label}
      {...SELECTION_TOOLS}
      data-kept-bar=""
      data-hue={code.hue}
      data-shade={code.shade}
      className="screen-only fixed inset-x-0 top-2 z-25 mx-auto flex w-fit max-w-[calc(100vw-1rem)] items-center gap-x-3 rounded-lg border border-code-line bg-surface py-1 ps-3 pe-1 text-sm shadow-float lg:top-auto lg:bottom-4"
    >
      <p className="flex min-w-0 items-center gap-2">
        <Pin aria-hidden className="size-4 shrink-0 text-soft" />
        <span className="sr-only sm:not-sr-only sm:shrink-0 sm:text-soft">{words.keeping}</span>
        <CodeChip code={code as ChipCode} className="min-w-0" />
      </p>
      <p aria-hidden="true" className="hidden items-center gap-x-3 text-soft lg:flex pointer-coarse:hidden">
        <Hint keys="s">{words.sentence}</Hint>
        <Hint keys="shift+s">{words.paragraph}</Hint>
        <Hint keys="Enter">{words.tagKey}</Hint>
      </p>
      <span className="flex shrink-0 items-center">
        <IconButton label={gestures.steps.undo} size="small" aria-disabled={!canUndo} onClick={undo}>
          <Undo2 aria-hidden />
        </IconButton>
        <Button variant="quiet" size="small" onClick={() => view.setState({ choosingKept: true })}>
          <span aria-hidden="true">{words.changeShort}</span>
          <span className="sr-only">{words.change}</span>
        </Button>
        <Button size="small" aria-keyshortcuts="Escape" onClick={() => keepCode(reader, null)}>
          {words.stop}
          <span aria-hidden="true" className="pointer-coarse:hidden">
            <Kbd keys="Escape" />
          </span>
        </Button>
      </span>
    </section>
  );
}

function Hint({ keys, children }: { keys: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <Kbd keys={keys} />
      {children}
    </span>
  );
}
