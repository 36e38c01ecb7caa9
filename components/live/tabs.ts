import { type Connection, connect, type LiveEvent } from "@/components/live/connection";
import { formatPositions, type Position } from "@/core/live/position";

/** What the tabs of one browser tell each other. */
type Note =
  /** To the tab that holds the stream: what the sender follows, and from where. */
  | { kind: "needs"; tab: string; positions: Position[] }
  /** From the tab that has begun to hold it: who follows what? */
  | { kind: "who" }
  | { kind: "bye"; tab: string }
  | { kind: "event"; event: LiveEvent };

/** So long the tab that takes over waits for what the others follow, in milliseconds. */
const GATHER_MS = 60;

export interface Tabs {
  /** Says what this tab follows, and from where, whenever that changes. */
  need(positions: Position[]): void;
  close(): void;
}

/**
 * One stream for all tabs of a browser that one person reads in: the tab that has the lock holds it and passes
 * on what it hears. When that tab goes, the next one has the lock, asks the others where they are, and goes on
 * from the furthest behind; what somebody has heard already they leave aside by its number.
 * @param viewerId null: a visitor
 */
export function joinTabs(viewerId: string | null, hear: (event: LiveEvent) => void): Tabs {
  const name = `marginalia.live.${viewerId ?? "visitor"}`;
  const me = crypto.randomUUID();
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name);
  const post = (note: Note) => channel?.postMessage(note);
  /** By tab. */
  const followed = new Map<string, Position[]>();
  /** Where the stream is in each article: what the address asks for. */
  const places = new Map<string, Position>();
  let connection: Connection | null = null;
  let isHolding = false;
  let isClosed = false;
  let gathering: ReturnType<typeof setTimeout> | undefined;

  /** Whether somebody needs more than the stream brings. */
  function takeIn(positions: readonly Position[]): boolean {
    let isMore = false;
    for (const position of positions) {
      const place = places.get(position.articleId);
      if (place?.epoch === position.epoch && place.seq <= position.seq) continue;
      places.set(position.articleId, position);
      isMore = true;
    }
    return isMore;
  }

  function connectSoon(): void {
    clearTimeout(gathering);
    gathering = setTimeout(() => {
      const wanted = new Set([...followed.values()].flat().map(({ articleId }) => articleId));
      for (const articleId of places.keys()) if (!wanted.has(articleId)) places.delete(articleId);
      if (connection) connection.restart();
      else connection = connect(address, pass);
    }, GATHER_MS);
  }

  const address = () => {
    const at = formatPositions(places.values());
    return at === "" ? "/api/live" : `/api/live?at=${encodeURIComponent(at)}`;
  };

  function pass(event: LiveEvent): void {
    if (event.name === "changes") {
      const { articleId, epoch, to } = event.data;
      if (places.has(articleId)) places.set(articleId, { articleId, epoch, seq: to });
    } else if (event.name === "reset") {
      const { articleId, epoch, seq } = event.data;
      if (epoch === null) places.delete(articleId);
      else places.set(articleId, { articleId, epoch, seq });
    }
    post({ kind: "event", event });
    hear(event);
  }

  function read(note: Note): void {
    if (note.kind === "event") {
      if (!isHolding) hear(note.event);
    } else if (note.kind === "who") {
      post({ kind: "needs", tab: me, positions: followed.get(me) ?? [] });
    } else if (note.kind === "bye") {
      followed.delete(note.tab);
    } else if (isHolding) {
      followed.set(note.tab, note.positions);
      if (takeIn(note.positions)) connectSoon();
    }
  }
  if (channel) channel.onmessage = ({ data }: MessageEvent<Note>) => read(data);

  function hold(): void {
    isHolding = true;
    takeIn(followed.get(me) ?? []);
    post({ kind: "who" });
    connectSoon();
  }

  const leaving = new AbortController();
  let letGo = () => {};
  if (channel && navigator.locks) {
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    navigator.locks
      .request(name, { signal: leaving.signal }, () => {
        if (isClosed) return;
        hold();
        return held;
      })
      .catch(() => {
        // Left before it was one's turn.
      });
  } else hold();

  return {
    need(positions) {
      followed.set(me, positions);
      if (isHolding) {
        if (takeIn(positions)) connectSoon();
      } else post({ kind: "needs", tab: me, positions });
    },
    close() {
      isClosed = true;
      clearTimeout(gathering);
      connection?.close();
      post({ kind: "bye", tab: me });
      channel?.close();
      leaving.abort();
      letGo();
    },
  };
}
