type Listener = (words: string) => void;

/** Carries words from wherever something happens to the one live region of the page. */
export interface Announcements {
  announce(words: string): void;
  subscribe(listener: Listener): () => void;
}

export function createAnnouncements(): Announcements {
  const listeners = new Set<Listener>();
  return {
    announce(words) {
      for (const listener of listeners) listener(words);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
