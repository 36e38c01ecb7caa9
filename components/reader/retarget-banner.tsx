"use client";

import { useEffect } from "react";
import { annotationOf } from "@/components/reader/layer-store";
import { useReader, useView } from "@/components/reader/reader-context";
import { SELECTION_TOOLS } from "@/components/reader/use-text-selection";
import { useCommands } from "@/components/shell/command-registry";
import { Button } from "@/components/ui/button";
import { reader } from "@/messages/en/reader";

const words = reader.retarget;

/** While a highlight's passage is being changed: what to do, and the two ways out. */
export function RetargetBanner() {
  const { layer, view, actions, textRef, announce } = useReader();
  const id = useView((state) => state.retargeting);
  const range = useView((state) => state.selection?.range ?? null);
  const isOn = id !== null;

  useEffect(() => {
    if (isOn) announce(words.hint);
  }, [isOn, announce]);

  // Somebody deleted it meanwhile: there is nothing left to change.
  useEffect(() => {
    if (id === null) return;
    return layer.subscribe((state) => {
      if (!annotationOf(state, id)) actions.cancelRetarget();
    });
  }, [id, layer, actions]);

  const leave = (finish: () => void) => {
    view.setState({ choosing: false });
    finish();
    // The banner and the handles, where the focus may be, go.
    textRef.current?.focus({ preventScroll: true });
  };
  const save = () => leave(actions.finishRetarget);
  const cancel = () => leave(actions.cancelRetarget);
  useCommands(
    isOn
      ? [
          {
            id: "reader.retarget.cancel",
            name: words.cancel,
            section: reader.section,
            keys: "Escape",
            run: cancel,
          },
        ]
      : [],
  );

  if (!isOn) return null;
  return (
    <section
      aria-label={words.label}
      {...SELECTION_TOOLS}
      data-retarget-tools=""
      className="screen-only fixed inset-x-0 bottom-0 z-30 flex flex-wrap items-center justify-center gap-x-4 gap-y-2 border-line border-t bg-surface px-4 py-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] shadow-float"
    >
      <p className="text-soft">{words.hint}</p>
      <div className="flex gap-2">
        <Button variant="primary" onClick={save} disabled={range === null}>
          {words.save}
        </Button>
        <Button onClick={cancel}>{words.cancel}</Button>
      </div>
    </section>
  );
}
