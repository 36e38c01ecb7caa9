/** What somebody has typed and not saved yet. */
export interface Draft {
  text: string;
  /** When it was last typed in, in milliseconds since the epoch: the newest of several tabs wins. */
  at: number;
  /**
   * `typing`: not written down yet, for a moment. `kept`: on this device, it survives a reload.
   * `refused`: storage is full or switched off, so it lives as long as this page.
   */
  state: "typing" | "kept" | "refused";
}

export interface DraftStore {
  /** The same object until it changes; null where nothing is unsaved. */
  read(key: string): Draft | null;
  write(key: string, text: string): void;
  /** Writes down at once what still waits: before the page goes away. */
  flush(): void;
  /** The server has `text`, or the person gave it up: a draft that says something else by now stays. */
  forget(key: string, text?: string): void;
  subscribe(key: string, listener: () => void): () => void;
}

/** As much of `Storage` as drafts need. */
export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export interface DraftClock {
  now(): number;
  /** Runs `act` once, some milliseconds from now. */
  later(act: () => void, milliseconds: number): void;
}

const PREFIX = "marginalia.draft.";
/** Long enough not to write at every key, short enough that a crash costs a word at most. */
const WAIT_MS = 250;

const systemClock: DraftClock = { now: Date.now, later: (act, ms) => void setTimeout(act, ms) };

/**
 * Drafts, kept in `storage` as they are typed. `adopt` takes over what another tab wrote or cleared;
 * call it for each `storage` event.
 */
export function createDraftStore(
  storage: () => DraftStorage | null,
  clock: DraftClock = systemClock,
): DraftStore & { adopt(storageKey: string | null, value: string | null): void } {
  const known = new Map<string, Draft | null>();
  const waiting = new Set<string>();
  const listeners = new Map<string, Set<() => void>>();
  let isScheduled = false;

  const set = (key: string, draft: Draft | null) => {
    known.set(key, draft);
    for (const listener of listeners.get(key) ?? []) listener();
  };

  const keep = (key: string) => {
    const draft = known.get(key);
    waiting.delete(key);
    if (!draft) return;
    try {
      const place = storage();
      if (!place) throw new Error("no storage");
      place.setItem(PREFIX + key, JSON.stringify({ text: draft.text, at: draft.at }));
      set(key, { ...draft, state: "kept" });
    } catch {
      set(key, { ...draft, state: "refused" });
    }
  };

  const store = {
    read(key: string) {
      if (!known.has(key)) {
        let value: string | null = null;
        try {
          value = storage()?.getItem(PREFIX + key) ?? null;
        } catch {
          // Storage is switched off: nothing is kept, nothing is lost.
        }
        known.set(key, parse(value));
      }
      return known.get(key) ?? null;
    },
    write(key: string, text: string) {
      if (store.read(key)?.text === text) return;
      set(key, { text, at: clock.now(), state: "typing" });
      waiting.add(key);
      if (isScheduled) return;
      isScheduled = true;
      clock.later(() => {
        isScheduled = false;
        store.flush();
      }, WAIT_MS);
    },
    flush() {
      for (const key of [...waiting]) keep(key);
    },
    forget(key: string, text?: string) {
      const draft = store.read(key);
      if (!draft || (text !== undefined && draft.text !== text)) return;
      waiting.delete(key);
      try {
        storage()?.removeItem(PREFIX + key);
      } catch {
        // As above.
      }
      set(key, null);
    },
    subscribe(key: string, listener: () => void) {
      const all = listeners.get(key) ?? new Set();
      listeners.set(key, all.add(listener));
      return () => {
        all.delete(listener);
      };
    },
    adopt(storageKey: string | null, value: string | null) {
      if (storageKey === null || !storageKey.startsWith(PREFIX)) return;
      const key = storageKey.slice(PREFIX.length);
      const theirs = parse(value);
      const mine = known.get(key) ?? null;
      if (theirs) {
        if (!mine || theirs.at > mine.at) {
          waiting.delete(key);
          set(key, theirs);
        }
      } else if (mine && !waiting.has(key)) {
        // The other tab saved it: what was typed here since waits to be written, and stays.
        set(key, null);
      }
    },
  };
  return store;
}

function parse(value: string | null): Draft | null {
  if (value === null) return null;
  try {
    const kept = JSON.parse(value) as Partial<Draft> | null;
    if (typeof kept?.text !== "string" || typeof kept.at !== "number") return null;
    return { text: kept.text, at: kept.at, state: "kept" };
  } catch {
    return null;
  }
}
