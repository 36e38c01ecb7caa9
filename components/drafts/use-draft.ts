"use client";

import { useCallback, useState, useSyncExternalStore } from "react";
import { browserDrafts } from "./browser-drafts";
import type { Draft } from "./draft-store";

export interface DraftField {
  /** The draft, or `initial` where there is none. */
  text: string;
  setText(text: string): void;
  /** Whether there is a draft, and where it is kept. */
  state: Draft["state"] | "none";
  /** The moment (milliseconds since the epoch) of a draft that was there before this field was; else null. */
  restoredFrom: number | null;
  /** Gives the draft up: the field shows `initial` again. */
  discard(): void;
  /** The server has acknowledged `text`. A draft that says more by now stays. */
  acknowledge(text: string): void;
}

/**
 * The text of a field, kept on this device as it is typed until the server has it: it survives a reload,
 * signing out and a failed save. `key` says whose it is and what it is about (draft-key.ts).
 */
export function useDraft(key: string, initial = ""): DraftField {
  const drafts = browserDrafts();
  const draft = useSyncExternalStore(
    useCallback((listener) => drafts.subscribe(key, listener), [drafts, key]),
    () => drafts.read(key),
    () => null,
  );
  const [found, setFound] = useState(() => ({ key, at: drafts.read(key)?.at ?? null }));
  if (found.key !== key) setFound({ key, at: drafts.read(key)?.at ?? null });

  return {
    text: draft?.text ?? initial,
    setText: (text) => (text === initial ? drafts.forget(key) : drafts.write(key, text)),
    state: draft?.state ?? "none",
    restoredFrom: draft ? found.at : null,
    discard: () => {
      drafts.forget(key);
      setFound({ key, at: null });
    },
    acknowledge: (text) => {
      drafts.forget(key, text);
      setFound({ key, at: null });
    },
  };
}

/** Whether something unsaved is kept under this key: for a mark beside what it belongs to. */
export function useHasDraft(key: string | null): boolean {
  const drafts = browserDrafts();
  return useSyncExternalStore(
    useCallback((listener) => (key ? drafts.subscribe(key, listener) : () => {}), [drafts, key]),
    () => key !== null && drafts.read(key) !== null,
    () => false,
  );
}
