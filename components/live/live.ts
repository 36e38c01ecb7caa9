import { type LiveEvent, SILENCE_MS } from "@/components/live/connection";
import { lastSubmitAt } from "@/components/live/last-submit";
import { joinTabs, type Tabs } from "@/components/live/tabs";
import { type Following, hear, hearReset, hearSnapshot, type Step } from "@/core/live/follow";
import type { LiveChanges, LiveCodebook, LivePerson } from "@/core/live/message";
import type { Position } from "@/core/live/position";

/** What somebody who holds a copy of an article's layer does with what they hear. */
export interface Follower {
  /**
   * In order, each once.
   * @param to number of the last event that they are of
   */
  apply(changes: LiveChanges["changes"], to: number): void;
  /**
   * Something was missed: takes the layer anew and puts it in place of what is held.
   * @returns what it is as of; null where there is none for the viewer any more. Rejects to be asked again later.
   */
  refresh(): Promise<{ epoch: string; seq: number } | null>;
}

export interface Live {
  /** Follows an article from where a copy of its layer is. @returns ends it */
  follow(at: Position, follower: Follower): () => void;
  /** Hears what is new for the person, wherever they are. @returns ends it */
  onPerson(listener: (news: LivePerson) => void): () => void;
  /**
   * Hears which codebook is other than it was; null: any may be, since the stream was away. @returns ends it
   */
  onCodebook(listener: (news: LiveCodebook | null) => void): () => void;
  /** Whether the stream is there, in whichever tab: what it has not brought has not happened. */
  isUp(): boolean;
}

/** What a form of this page has begun (a new password, signing out) comes to its end within this, in milliseconds. */
const ACTION_MS = 5_000;
/** A page that is still there so long after it was about to be left, in milliseconds, was a download. */
const STAYED_MS = 3_000;
/** A stream that opens so long after the page, in milliseconds, has been away meanwhile. */
const OPENED_MS = 10_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

interface Copy {
  articleId: string;
  follower: Follower;
  following: Following;
  isRefreshing: boolean;
  pause: number;
}

/**
 * What is new, for one tab. The stream behind it is the browser's (see tabs.ts); each copy that is held here
 * keeps its own place in it, so that it takes everything once, whoever holds the stream.
 * @param ended the viewer is no longer who the page was made for: what it shows is not theirs any more
 */
function createLive(viewerId: string | null, ended: () => void): Live {
  const copies = new Set<Copy>();
  const listeners = new Set<(news: LivePerson) => void>();
  const readers = new Set<(news: LiveCodebook | null) => void>();
  const madeAt = Date.now();
  let tabs: Tabs | null = null;
  let isOver = false;
  /** When the stream brought something last, in milliseconds since 1970; 0: it is away. */
  let heardAt = 0;

  const positions = (): Position[] =>
    [...copies].flatMap(({ articleId, following }) => {
      const at = standOf(following);
      return at ? [{ articleId, ...at }] : [];
    });
  const need = () => tabs?.need(positions());

  function take(copy: Copy, step: Step): void {
    copy.following = step.following;
    for (const { changes, to } of step.apply) copy.follower.apply(changes, to);
    if (step.fetch) void refresh(copy);
  }

  async function refresh(copy: Copy): Promise<void> {
    if (copy.isRefreshing) return;
    copy.isRefreshing = true;
    try {
      const at = await copy.follower.refresh();
      copy.isRefreshing = false;
      if (!copies.has(copy)) return;
      copy.pause = FIRST_PAUSE_MS;
      if (at === null) copies.delete(copy);
      else {
        const before = copy.following;
        const step = hearSnapshot(copy.following, at);
        // Too old still: not at once again, or a busy server would be asked in a circle.
        if (step.fetch) later(copy, step.following);
        else take(copy, step);
        if (before.state === "waiting") need();
      }
    } catch {
      copy.isRefreshing = false;
      later(copy, copy.following);
    }
  }

  function later(copy: Copy, following: Following): void {
    copy.following = following;
    setTimeout(() => copies.has(copy) && void refresh(copy), copy.pause * (0.5 + Math.random()));
    copy.pause = Math.min(copy.pause * 2, LONGEST_PAUSE_MS);
  }

  /**
   * The stream is for somebody else now. Where a form of this page is at work it may well be the cause, and brings
   * the answer itself: a new session for the same person, or another page.
   */
  function end(): void {
    if (isOver) return;
    leave();
    if (Date.now() - lastSubmitAt() < ACTION_MS) {
      setTimeout(join, ACTION_MS);
      return;
    }
    isOver = true;
    ended();
  }

  function hearEvent(event: LiveEvent): void {
    heardAt = event.name === "lost" || event.name === "end" ? 0 : Date.now();
    if (event.name === "open") {
      if (event.data.viewerId !== viewerId) end();
      else if (Date.now() - madeAt > OPENED_MS) for (const reader of readers) reader(null);
    } else if (event.name === "person") {
      for (const listener of listeners) listener(event.data);
    } else if (event.name === "codebook") {
      for (const reader of readers) reader(event.data);
    } else if (event.name === "changes" || event.name === "reset") {
      for (const copy of copies) {
        if (copy.articleId !== event.data.articleId) continue;
        take(
          copy,
          event.name === "changes" ? hear(copy.following, event.data) : hearReset(copy.following, event.data),
        );
      }
    }
  }

  const isUnwanted = () => copies.size + listeners.size + readers.size === 0;
  function join(): void {
    if (tabs || isOver || isUnwanted()) return;
    tabs = joinTabs(viewerId, hearEvent);
    need();
  }
  function leave(): void {
    tabs?.close();
    tabs = null;
  }
  // The page is about to be left: nothing may begin it anew now. Where it is not left after all, it goes on.
  window.addEventListener("beforeunload", () => {
    leave();
    setTimeout(join, STAYED_MS);
  });
  // A page that the browser puts aside keeps no lock and no stream, and goes on from its place when it comes back.
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", join);

  const endOf = (forget: () => void) => () => {
    forget();
    if (isUnwanted()) leave();
    else need();
  };
  return {
    follow(at, follower) {
      const following: Following = { state: "current", epoch: at.epoch, seq: at.seq };
      const copy: Copy = {
        articleId: at.articleId,
        follower,
        following,
        isRefreshing: false,
        pause: FIRST_PAUSE_MS,
      };
      copies.add(copy);
      join();
      need();
      return endOf(() => copies.delete(copy));
    },
    onPerson(listener) {
      listeners.add(listener);
      join();
      return endOf(() => listeners.delete(listener));
    },
    onCodebook(reader) {
      readers.add(reader);
      join();
      return endOf(() => readers.delete(reader));
    },
    isUp: () => tabs !== null && Date.now() - heardAt < SILENCE_MS,
  };
}

/** From where the stream must come; while a snapshot is on its way, from what it will go on from. */
function standOf(following: Following): { epoch: string; seq: number } | null {
  if (following.state === "over") return null;
  if (following.state === "current") return { epoch: following.epoch, seq: following.seq };
  const [first] = following.kept;
  return following.since ?? (first ? { epoch: first.epoch, seq: first.from } : null);
}

let current: { viewerId: string | null; live: Live } | null = null;

/** The tab's one way to the stream. Load it with `import()`: no page waits for it. */
export function getLive(viewerId: string | null): Live {
  if (current?.viewerId !== viewerId) {
    // The page that comes then is made for whoever is there now; what was being written is kept by its drafts.
    current = { viewerId, live: createLive(viewerId, () => window.location.reload()) };
  }
  return current.live;
}
