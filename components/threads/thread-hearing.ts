import type { ThreadNews } from "@/components/live/thread-news";
import type { ThreadCommentView } from "@/core/comment";
import type { ReactionCounts } from "@/core/reaction-counts";
import type { Reading } from "./thread-reading";
import { fromServer, type ThreadRoom } from "./thread-state";

export interface Hearing {
  /** What happened in the thread meanwhile. Others' new words wait; all else is shown at once. */
  hear(news: readonly ThreadNews[]): void;
  /** Shows what waits, and gives the first of it; null where nothing did. */
  showWaiting(): string | null;
}

/** What others do in a thread while it is open. */
export function createHearing(
  room: ThreadRoom,
  reading: Reading,
  /** Takes away, upwards from here, the tombstones that no reply hangs on any more. */
  sweep: (from: string | null) => void,
): Hearing {
  const { store, pending, removed, me } = room;

  const wait = (view: ThreadCommentView) =>
    store.setState(({ waiting }) => ({ waiting: new Map(waiting).set(view.id, view) }));
  const stopWaiting = (id: string) =>
    store.setState(({ waiting }) => {
      const rest = new Map(waiting);
      rest.delete(id);
      return { waiting: rest };
    });

  function hearComment(view: ThreadCommentView): void {
    const { id } = view;
    if (pending.has(id) || removed.has(id)) return;
    const known = room.get(id);
    if (known) {
      if (view.version < known.version) return;
      if (view.deleted !== known.deleted) room.count(known.parentId, view.deleted ? -1 : 1);
      room.put(fromServer({ ...view, ...whatOnlyTheViewerSees(known, view) }));
      return;
    }
    const { thread, waiting } = store.getState();
    // One of a page that is not here yet comes with its page.
    if (!waiting.has(id) && (thread === null || view.createdAt <= thread.asOf || view.deleted)) return;
    if (view.author?.id === me?.id) room.put(fromServer(view));
    else if (view.deleted) stopWaiting(id);
    else wait({ ...view, isIgnored: isIgnored(view) });
  }

  /** Live words come the same for everybody. */
  const whatOnlyTheViewerSees = (known: ThreadCommentView, view: ThreadCommentView) => ({
    isIgnored: known.isIgnored,
    reactions: withOwn(view.reactions, known.reactions),
  });

  const isIgnored = ({ author }: ThreadCommentView): boolean =>
    [...store.getState().comments.values()].some((one) => one.isIgnored && one.author?.id === author?.id);

  function hearGone(id: string): void {
    stopWaiting(id);
    const known = room.get(id);
    if (!known || pending.has(id) || removed.has(id)) return;
    room.drop(id);
    if (!known.deleted) room.count(known.parentId, -1);
    sweep(known.parentId);
  }

  return {
    hear(news) {
      for (const one of news) {
        if (one.kind === "comment") hearComment(one.view);
        else if (one.kind === "comment-gone") hearGone(one.id);
        else if (one.kind === "stale") void reading.again();
        else {
          const { thread } = store.getState();
          if (!thread) continue;
          const isOther = thread.version !== one.version;
          store.setState({
            thread: { ...thread, commentCount: one.commentCount, isLocked: one.isLocked },
          });
          // Who settled it, and what the viewer may do now, is asked.
          if (isOther) void reading.refresh();
        }
      }
    },
    showWaiting() {
      const { waiting } = store.getState();
      const [first] = waiting.keys();
      if (first === undefined) return null;
      store.setState({ waiting: new Map() });
      const isHere = (id: string | null) => id === null || room.get(id) !== undefined || waiting.has(id);
      const fresh = [...waiting.values()].filter((view) => isHere(view.parentId));
      room.put(...fresh.map(fromServer));
      for (const { parentId } of fresh) room.count(parentId, 1);
      return first;
    },
  };
}

/** Counts of now, with what the viewer had put there. */
function withOwn(now: ReactionCounts, before: ReactionCounts): ReactionCounts {
  const own = new Set(before.filter((one) => one.isOwn).map(({ kind }) => kind));
  return now.map((one) => ({ ...one, isOwn: own.has(one.kind) }));
}
