"use client";

import { useCommands } from "@/components/shell/command-registry";
import { settling } from "@/messages/en/settling";
import type { Decisions } from "./decision-buttons";

const words = settling.actions;

/** Everything on the page of settling by keys, and in the command palette. */
export function useSettleCommands({
  step,
  decisions,
  nextChoice,
  undo,
  place,
}: {
  step: (by: 1 | -1) => void;
  /** Null: who looks may not decide. */
  decisions: Decisions | null;
  nextChoice: () => void;
  undo: () => void;
  /** Null: nothing was lost that the viewer may place. */
  place: (() => void) | null;
}): void {
  const key = (id: string, keys: string, name: string, run: () => void) => ({
    id: `settle-${id}`,
    name,
    keys,
    section: words.section,
    run,
  });
  /** What is decided is decided by a press of its own. */
  const press = (...command: Parameters<typeof key>) => ({ ...key(...command), once: true });
  useCommands([
    key("next", "j", words.next, () => step(1)),
    key("previous", "k", words.previous, () => step(-1)),
    ...(decisions
      ? [
          press("accept", "a", words.accept, decisions.accept),
          press("accept-only", "o", words.acceptOnly, decisions.acceptOnly),
          press("merge", "m", words.merge, decisions.merge),
          key("boundary", "b", words.boundary, decisions.boundary),
          key("code", "c", words.code, decisions.code),
          press("reject", "r", words.reject, decisions.reject),
          key("choice", "n", words.nextChoice, nextChoice),
          press("undo", "z", words.undo, undo),
        ]
      : []),
    ...(place ? [key("place", "p", words.place, place)] : []),
  ]);
}
