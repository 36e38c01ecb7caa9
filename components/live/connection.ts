import type {
  LiveChanges,
  LiveCodebook,
  LiveEnd,
  LiveOpen,
  LivePerson,
  LiveReset,
} from "@/core/live/message";

/** What a stream brings, by the name of its event. */
export interface LiveEvents {
  open: LiveOpen;
  changes: LiveChanges;
  reset: LiveReset;
  person: LivePerson;
  codebook: LiveCodebook;
  beat: object;
  end: LiveEnd;
}

export type LiveEvent =
  | { [Name in keyof LiveEvents]: { name: Name; data: LiveEvents[Name] } }[keyof LiveEvents]
  /** Said here, not by the server: nothing comes until it is open again. */
  | { name: "lost"; data: null };

const NAMES: readonly (keyof LiveEvents)[] = [
  "open",
  "changes",
  "reset",
  "person",
  "codebook",
  "beat",
  "end",
];

/** Silent for longer, in milliseconds: the laptop slept, or the line is dead without having said so. */
export const SILENCE_MS = 40_000;
const LOOK_MS = 5_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export interface Connection {
  /** Begins anew, from the address as it is now. */
  restart(): void;
  close(): void;
}

/**
 * One stream of the server's, held open: broken, ended or silent it is opened again, after pauses that grow
 * and differ from browser to browser.
 * @param address asked for whenever it is opened, since it says what is known already
 */
export function connect(address: () => string, hear: (event: LiveEvent) => void): Connection {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST_PAUSE_MS;
  let heardAt = Date.now();

  const drop = () => {
    source?.close();
    source = null;
  };
  const openLater = (wait: number) => {
    drop();
    clearTimeout(timer);
    timer = setTimeout(open, wait * (0.5 + Math.random()));
  };
  const lose = () => hear({ name: "lost", data: null });
  const fail = () => {
    lose();
    openLater(pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  };

  function open(): void {
    drop();
    clearTimeout(timer);
    heardAt = Date.now();
    const opened = new EventSource(address());
    source = opened;
    // The browser would try again by itself, but from the old address and in step with all the others.
    opened.onerror = () => {
      if (source === opened) fail();
    };
    for (const name of NAMES) {
      opened.addEventListener(name, ({ data }: MessageEvent<string | undefined>) => {
        // The browser's own word that it is connected bears the name of our first event, and says nothing.
        if (source !== opened || data === undefined) return;
        heardAt = Date.now();
        if (name === "end") fail();
        else pause = FIRST_PAUSE_MS;
        hear({ name, data: JSON.parse(data) } as LiveEvent);
      });
    }
  }

  /** After a sleep no timer has run; whatever wakes the page looks first. */
  const look = () => {
    if (!source || Date.now() - heardAt <= SILENCE_MS) return;
    lose();
    open();
  };
  const wake = () => {
    if (document.visibilityState !== "visible") return;
    if (source) look();
    else open();
  };
  const looking = setInterval(look, LOOK_MS);
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  open();

  return {
    restart: open,
    close() {
      drop();
      clearTimeout(timer);
      clearInterval(looking);
      document.removeEventListener("visibilitychange", wake);
      window.removeEventListener("online", wake);
    },
  };
}
