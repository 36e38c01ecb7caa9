import type { ThreadCommentView, ThreadTarget } from "@/core/comment";
import type { ThreadState } from "@/core/live/message";

/** What an open thread hears of others, and of its own person's other tabs. */
export type ThreadNews =
  /** A comment as it is now: new, edited, restored, a tombstone, or with other counts. */
  | { kind: "comment"; view: ThreadCommentView }
  /** Not to be seen any more, and no tombstone keeps its place. */
  | { kind: "comment-gone"; id: string }
  /** The thread itself: its count, and whether it is locked or resolved. */
  | ({ kind: "thread" } & ThreadState)
  /** Something was missed, or the viewer's rights changed: what is shown must be fetched again. */
  | { kind: "stale" };

type Listener = (news: readonly ThreadNews[]) => void;

const listeners = new Map<string, Set<Listener>>();

const nameOf = (on: ThreadTarget): string =>
  "annotationId" in on ? on.annotationId : `${on.articleId} ${on.groupId}`;

/**
 * Hears what happens in a thread, as long as it is open. The page's layer brings the stream: nothing needs to be
 * connected here, and without it (an earlier version, no JavaScript for it yet) simply nothing comes.
 *
 * Lists come in the order of the events and hold the state of now, as this viewer may see it, so applying
 * one twice does no harm. What the viewer did here comes back too, under the same id: keep what is shown
 * where its `version` is higher than the view's, and where a change of it is still on its way. A comment of a
 * page that is not loaded yet comes all the same; whether it is shown before its page is the thread's choice.
 * On `stale`, load again what is shown (it comes after a reset too, so it may come at any time).
 *
 * ```ts
 * useEffect(() => subscribeToThread(on, (news) => store.commands.hear(news)), [on, store]);
 * ```
 *
 * @returns ends it
 */
export function subscribeToThread(on: ThreadTarget, listener: Listener): () => void {
  const name = nameOf(on);
  const own = listeners.get(name) ?? new Set();
  listeners.set(name, own.add(listener));
  return () => {
    own.delete(listener);
    if (own.size === 0 && listeners.get(name) === own) listeners.delete(name);
  };
}

/** For the stream: hands news on to whoever has that thread open. */
export function tellThread(on: ThreadTarget, news: readonly ThreadNews[]): void {
  for (const listener of listeners.get(nameOf(on)) ?? []) listener(news);
}

/** For the stream: every open thread must look again. */
export function tellEveryThread(news: readonly ThreadNews[]): void {
  for (const own of listeners.values()) for (const listener of own) listener(news);
}
