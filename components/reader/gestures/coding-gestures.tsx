"use client";

import { type RefObject, useEffect } from "react";
import { CodePicker } from "@/components/codebook/code-picker";
import { KeptBar } from "@/components/reader/gestures/kept-bar";
import { keepCode } from "@/components/reader/gestures/kept-code";
import { useCodeInPlace } from "@/components/reader/gestures/use-code-in-place";
import { useKeptCode } from "@/components/reader/gestures/use-kept-code";
import { useStepKeys } from "@/components/reader/gestures/use-step-keys";
import { useUnits } from "@/components/reader/gestures/use-units";
import { pressAgain } from "@/components/reader/press-again";
import { useReader, useView } from "@/components/reader/reader-context";
import type { EarlyKey } from "@/components/reader/use-first-hand";
import { SELECTION_TOOLS } from "@/components/reader/use-text-selection";
import { Dialog } from "@/components/ui/dialog";
import { gestures } from "@/messages/en/gestures";

/**
 * What makes coding fast: a kept code, whole sentences and paragraphs, a code changed in place, undo and redo.
 * @param earlyKey the key press that came while this was fetched: nobody had an answer to it yet, so it is pressed again
 */
export function CodingGestures({ earlyKey }: { earlyKey: RefObject<EarlyKey | null> }) {
  useStepKeys();
  useCodeInPlace();
  useUnits();
  useKeptCode();
  useEffect(() => {
    const early = earlyKey.current?.take();
    if (!early || early.defaultPrevented || !isGesture(early)) return;
    pressAgain(early);
  }, [earlyKey]);
  return (
    <>
      <KeptBar />
      <KeptChooser />
    </>
  );
}

/** The keys that begin a gesture; all others had their answer, if only the browser's. */
const isGesture = ({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  !ctrlKey &&
  !metaKey &&
  !altKey &&
  (key.toLowerCase() === "t" || (shiftKey && (key === "S" || /^Digit[1-9]$/.test(code))));

function KeptChooser() {
  const reader = useReader();
  const { view, textRef } = reader;
  const isOpen = useView((state) => state.choosingKept);
  if (!isOpen) return null;
  const close = () => {
    view.setState({ choosingKept: false });
    if (view.getState().choosing) textRef.current?.focus({ preventScroll: true });
  };
  return (
    <Dialog
      open
      onClose={close}
      title={gestures.kept.dialogTitle}
      description={gestures.kept.chooseHint}
      width="44rem"
    >
      <div {...SELECTION_TOOLS}>
        <CodePicker annotationId={null} onPick={(codeId) => keepCode(reader, codeId)} onClose={close} />
      </div>
    </Dialog>
  );
}
