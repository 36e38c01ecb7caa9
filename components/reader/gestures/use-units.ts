"use client";

import { useEffect, useRef, useState } from "react";
import { characterAt, chooseUnit, type Unit } from "@/components/reader/gestures/choose-unit";
import { useReader, useView } from "@/components/reader/reader-context";
import { isAboutSelection } from "@/components/reader/view-store";
import { useCommands } from "@/components/shell/command-registry";
import { gestures } from "@/messages/en/gestures";

const { commands: names } = gestures.grow;
/** Keys that a hand presses beside the mouse; any other says that it has gone over to the keyboard. */
const BESIDE_MOUSE = /^(?:[st1-9]|Shift|Control|Meta|Alt|Escape)$/i;

/** `s` takes the whole sentence and Shift+S the whole paragraph: of what is selected, else under the pointer. */
export function useUnits(): void {
  const reader = useReader();
  const { data, view } = reader;
  const pointer = usePointerInText();
  const isSelected = useView((state) => state.selection !== null);
  const isFree = useView(({ panel }) => !isAboutSelection(panel));
  const kept = useView((state) => data.codes.get(state.keptCode ?? "")?.name ?? null);
  const choose = (unit: Unit) => () => {
    const { x, y } = pointer.at.current ?? { x: -1, y: -1 };
    chooseUnit(reader, unit, view.getState().selection ? null : characterAt(reader, x, y));
  };
  const { section } = gestures;
  useCommands([
    // With nothing selected and no pointer over the text, `s` begins to select with the keyboard.
    ...(isFree && (isSelected || pointer.isOver)
      ? [
          {
            id: "gesture.sentence",
            name: kept ? names.tagSentence(kept) : names.sentence,
            section,
            keys: "s",
            run: choose("sentence"),
          },
        ]
      : []),
    ...(isFree
      ? [
          {
            id: "gesture.paragraph",
            name: kept ? names.tagParagraph(kept) : names.paragraph,
            section,
            keys: "shift+s",
            run: choose("paragraph"),
          },
        ]
      : []),
  ]);
}

/** Where the mouse is over the text, as long as the hand is at it. */
function usePointerInText() {
  const { textRef } = useReader();
  const at = useRef<{ x: number; y: number } | null>(null);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const root = textRef.current;
    if (!root) return;
    const move = (event: PointerEvent) => {
      if (event.pointerType !== "mouse") return;
      at.current = { x: event.clientX, y: event.clientY };
      setOver(true);
    };
    const leave = () => {
      at.current = null;
      setOver(false);
    };
    const key = (event: KeyboardEvent) => {
      if (!BESIDE_MOUSE.test(event.key)) leave();
    };
    root.addEventListener("pointermove", move);
    root.addEventListener("pointerleave", leave);
    document.addEventListener("keydown", key, true);
    return () => {
      root.removeEventListener("pointermove", move);
      root.removeEventListener("pointerleave", leave);
      document.removeEventListener("keydown", key, true);
    };
  }, [textRef]);
  return { at, isOver };
}
