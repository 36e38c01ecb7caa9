import { useSyncExternalStore } from "react";
import type { Standing } from "@/core/standing";

/** What the viewer did about words on this page, until the words themselves come anew. */
export interface DecidedHere {
  standing?: Standing;
  /** The version that this made; a later one says itself how it stands. */
  version: number;
  isFlagged?: boolean;
}

let decided: ReadonlyMap<string, DecidedHere> = new Map();
const listeners = new Set<() => void>();

export function rememberDecided(id: string, what: DecidedHere): void {
  decided = new Map(decided).set(id, { ...decided.get(id), ...what });
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const snapshot = () => decided;

/** How words stand for this viewer now: as the server said, or as they have just decided. */
export function useDecidedHere(words: { id: string; version: number; standing: Standing }): {
  standing: Standing;
  version: number;
  isFlagged: boolean;
} {
  const here = useSyncExternalStore(subscribe, snapshot, snapshot).get(words.id);
  const isNewest = here !== undefined && here.version >= words.version;
  return {
    standing: (isNewest && here.standing) || words.standing,
    version: isNewest ? here.version : words.version,
    isFlagged: here?.isFlagged === true && isNewest,
  };
}
