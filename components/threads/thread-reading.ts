import { RequestFailure } from "@/components/api/request";
import type { ThreadPage, ThreadView } from "@/core/threads/thread";
import { threads } from "@/messages/en/threads";
import type { ThreadQuery } from "./thread-api";
import { fromServer, type Shown, type ThreadComment, type ThreadRoom, TOP, WHOLE } from "./thread-state";

export interface Reading {
  /** The next of the outermost (the first, to begin with), or of the replies to a comment. While one is under way, the same promise. */
  more(parentId?: string): Promise<void>;
  /** Lays the thread out otherwise, from its beginning. */
  show(shown: Shown): Promise<void>;
  /** Fetches what is shown once more, as far as the reader has come. */
  again(): Promise<void>;
  /** Asks what is said of the thread itself. */
  refresh(): Promise<void>;
  /** Makes sure that a comment is here, as a part of the thread where it was not; false where there is none. */
  reveal(id: string): Promise<boolean>;
}

/** How many of the outermost come at once, and how many where all that was here is fetched again. */
const ONE_PAGE = 20;
const MANY = 50;

export function createReading(room: ThreadRoom): Reading {
  const { store, api, on, pending, removed } = room;
  const underWay = new Map<string, Promise<void>>();
  /** Raised when the thread is laid out otherwise: what was asked for before is of no use then. */
  let layout = 0;

  /** Every comment of a page that the viewer has not changed meanwhile. */
  function merge(page: ThreadPage, into: ReadonlyMap<string, ThreadComment>) {
    const merged = new Map(into);
    for (const view of page.items) {
      const one = pending.get(view.id);
      if (one) one.base = view;
      else if (!removed.has(view.id)) merged.set(view.id, fromServer(view));
    }
    return merged;
  }

  function takeFirst(page: ThreadPage): void {
    store.setState(({ comments, top, thread }) => {
      // What did not arrive yet stays, wherever it stood.
      const kept = new Map([...comments].filter(([id]) => pending.has(id)));
      const own = top.filter((id) => kept.has(id) && !page.top.includes(id));
      return {
        thread: sameVisit(page.thread, thread),
        comments: merge(page, kept),
        top: [...page.top, ...own],
        next: page.next,
        more: new Map(page.more.map(({ parentId, after }) => [parentId, after])),
        status: "ready",
        waiting: new Map(),
      };
    });
  }

  function takeMore(page: ThreadPage, parentId: string | undefined): void {
    store.setState(({ comments, top, more, next }) => {
      const further = new Map(more);
      if (parentId) further.delete(parentId);
      for (const one of page.more) further.set(one.parentId, one.after);
      if (parentId && page.next !== null) further.set(parentId, page.next);
      return {
        comments: merge(page, comments),
        more: further,
        ...(!parentId && {
          top: [...top, ...page.top.filter((id) => !top.includes(id))],
          next: page.next,
        }),
        ...(parentId && { next }),
      };
    });
  }

  /** @param least so many of the outermost, where there are; over several pages if need be */
  async function load(
    key: string,
    query: ThreadQuery,
    take: (page: ThreadPage) => void,
    least = 0,
  ): Promise<void> {
    const asked = layout;
    store.setState(({ loading }) => ({ loading: new Set(loading).add(key), problem: null }));
    try {
      let page = await api.read(on, query);
      while (page.top.length < least && page.next !== null && asked === layout) {
        const further = await api.read(on, { ...query, cursor: page.next });
        page = {
          ...further,
          top: [...page.top, ...further.top],
          items: [...page.items, ...further.items],
          more: [...page.more, ...further.more],
        };
      }
      if (asked === layout) take(page);
    } catch (thrown) {
      if (asked !== layout) return;
      const problem = thrown instanceof RequestFailure ? thrown.message : threads.couldNotLoad;
      store.setState(({ status }) => ({ problem, status: status === "ready" ? "ready" : "failed" }));
    } finally {
      if (asked === layout) {
        store.setState(({ loading }) => {
          const rest = new Set(loading);
          rest.delete(key);
          return { loading: rest };
        });
      }
    }
  }

  function once(key: string, run: () => Promise<void>): Promise<void> {
    let promise = underWay.get(key);
    if (!promise) {
      promise = run().finally(() => underWay.get(key) === promise && underWay.delete(key));
      underWay.set(key, promise);
    }
    return promise;
  }

  const firstOf = (shown: Shown): ThreadQuery =>
    shown.kind === "part" ? { comment: shown.commentId } : { sort: shown.sort };

  const reading: Reading = {
    more(parentId) {
      const { status, next, more, shown } = store.getState();
      if (parentId) {
        const after = more.get(parentId);
        if (after === undefined) return Promise.resolve();
        const query = { parent: parentId, ...(after !== null && { cursor: after }) };
        return once(parentId, () => load(parentId, query, (page) => takeMore(page, parentId)));
      }
      if (status !== "ready") return once(TOP, () => load(TOP, firstOf(shown), takeFirst));
      if (next === null) return Promise.resolve();
      const query = { ...firstOf(shown), cursor: next };
      return once(TOP, () => load(TOP, query, (page) => takeMore(page, undefined)));
    },
    show(shown) {
      layout++;
      underWay.clear();
      store.setState({ shown, loading: new Set() });
      return once(TOP, () => load(TOP, firstOf(shown), takeFirst));
    },
    again() {
      const { shown, top } = store.getState();
      if (shown.kind === "part" || top.length <= ONE_PAGE) return reading.show(shown);
      layout++;
      underWay.clear();
      store.setState({ loading: new Set() });
      return once(TOP, () => load(TOP, { ...firstOf(shown), limit: MANY }, takeFirst, top.length));
    },
    async refresh() {
      try {
        const { thread } = await api.read(on, { limit: 1 });
        store.setState(({ thread: before }) => ({
          // What comes live is told from what was fetched by the time of that.
          thread: { ...sameVisit(thread, before), asOf: before?.asOf ?? thread.asOf },
        }));
      } catch {
        // What is shown is a moment old; the next change asks again.
      }
    },
    async reveal(id) {
      if (room.get(id)) return true;
      const { status, shown } = store.getState();
      const part: Shown = { kind: "part", commentId: id };
      await reading.show(part);
      // News that something was missed may have it fetched once more, meanwhile.
      for (let asked = underWay.get(TOP); asked; asked = underWay.get(TOP)) await asked;
      if (!room.get(id) && store.getState().shown === part) {
        await reading.show(status === "ready" ? shown : WHOLE);
      }
      return room.get(id) !== undefined;
    },
  };
  return reading;
}

/** What is new is told by the visit's beginning, until it ends. */
const sameVisit = (now: ThreadView, before: ThreadView | null): ThreadView =>
  before === null
    ? now
    : {
        ...now,
        readAt: before.readAt,
        unreadCount: before.unreadCount,
        unreadIds: before.unreadIds,
      };
