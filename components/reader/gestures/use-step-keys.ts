"use client";

import { useStore } from "zustand";
import { redoStep, undoStep } from "@/components/reader/gestures/step-history";
import { useReader } from "@/components/reader/reader-context";
import { useCommands } from "@/components/shell/command-registry";
import { gestures } from "@/messages/en/gestures";

const words = gestures.steps;

/** One's own steps of this page, taken back and done again: the same for the buttons, the keys and the palette. */
export function useSteps() {
  const reader = useReader();
  const { done, undone } = useStore(reader.steps);
  return {
    canUndo: done.length > 0,
    canRedo: undone.length > 0,
    undo: () => undoStep(reader),
    redo: () => redoStep(reader),
  };
}

/** Ctrl/Cmd+Z, and Ctrl/Cmd+Shift+Z or Ctrl+Y, while no field has the focus: fields have their own. */
export function useStepKeys(): void {
  const { undo, redo } = useSteps();
  const { section } = gestures;
  useCommands([
    { id: "gesture.undo", name: words.undo, section, keys: "mod+z", run: undo },
    { id: "gesture.redo", name: words.redo, section, keys: "mod+shift+z", run: redo },
    { id: "gesture.redo.y", name: words.redo, section, keys: "mod+y", keyOnly: true, run: redo },
  ]);
}
