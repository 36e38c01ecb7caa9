import { RequestFailure } from "@/components/api/request";
import type { UnsavedList } from "@/components/drafts/unsaved-list";
import type { ThreadApi } from "@/components/threads/thread-api";
import type { CommentDraft, ThreadCommentView } from "@/core/comment";
import { type ReactionKind, withReaction } from "@/core/reaction-counts";
import type { ThreadPage, ThreadView } from "@/core/threads/thread";

export const ann = { id: "ann", name: "Ann", handle: "ann" };
export const bob = { id: "bob", name: "Bob", handle: "bob" };
export const on = { annotationId: "annotation" };

/** The threads API as far as a thread sees it, over a map, with answers that can be held back or refused. */
export function memoryServer(pageSize = 2) {
  const rows = new Map<string, ThreadCommentView>();
  const removed = new Map<string, ThreadCommentView>();
  const sent: string[] = [];
  let minute = 0;
  let down: RequestFailure | null = null;
  let loseAnswers = false;
  let gate: Promise<void> = Promise.resolve();

  async function answer<T>(what: string, act: () => T): Promise<T> {
    sent.push(what);
    await gate;
    if (down) throw down;
    const value = act();
    if (loseAnswers) throw new RequestFailure("offline", "No connection.");
    return value;
  }
  const view = (draft: Pick<CommentDraft, "id" | "parentId" | "body">, author = ann): ThreadCommentView => ({
    id: draft.id,
    threadId: "thread",
    articleId: "article",
    annotationId: "annotation",
    groupId: "group",
    parentId: draft.parentId,
    author,
    body: draft.body,
    version: 1,
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, minute++)).toISOString(),
    editedAt: null,
    deleted: false,
    standing: "published",
    can: { edit: author === ann, delete: author === ann, reply: true },
    depth: draft.parentId === null ? 0 : (rows.get(draft.parentId)?.depth ?? 0) + 1,
    replyCount: 0,
    quote: null,
    mentions: [],
    reactions: [],
    isIgnored: false,
    canReact: author !== ann,
    isAgreed: false,
  });
  const repliesTo = (id: string | null) => [...rows.values()].filter((one) => one.parentId === id);
  const counted = (one: ThreadCommentView) => ({
    ...one,
    replyCount: repliesTo(one.id).filter((reply) => !reply.deleted).length,
  });
  const thread = (): ThreadView => ({
    id: "thread",
    articleId: "article",
    groupId: "group",
    annotationId: "annotation",
    commentCount: [...rows.values()].filter((one) => !one.deleted).length,
    readAt: null,
    unreadCount: 0,
    unreadIds: [],
    following: null,
    isLocked: false,
    resolved: null,
    version: 1,
    asOf: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
    can: { comment: true, resolve: true, follow: true },
  });
  const held = (id: string) => [...rows.values()].some((one) => one.parentId === id);

  const api: ThreadApi = {
    read: (_, { parent = null, cursor, comment, sort }) =>
      answer(comment ? `part ${comment}` : parent ? `replies to ${parent}` : "list", (): ThreadPage => {
        const wanted = comment ? rows.get(comment) : undefined;
        if (comment && !wanted) throw new RequestFailure("not-found", "There is no such comment.");
        const all = wanted ? [wanted] : repliesTo(parent);
        if (sort === "newest") all.reverse();
        const from = cursor ? Number(cursor) : 0;
        const to = from + pageSize;
        const outer = all.slice(from, to);
        // One level of replies comes with them, one of each.
        const below = outer.flatMap(({ id }) => repliesTo(id).slice(0, 1));
        const more = [
          ...outer.flatMap(({ id }) => (repliesTo(id).length > 1 ? [{ parentId: id, after: "1" }] : [])),
          ...below.flatMap(({ id }) => (repliesTo(id).length > 0 ? [{ parentId: id, after: null }] : [])),
        ];
        return {
          thread: thread(),
          top: outer.map(({ id }) => id),
          items: [...outer, ...below].map(counted),
          next: to < all.length ? String(to) : null,
          more,
          asOf: { epoch: "01900000-0000-7000-8000-0000000000ee", seq: 1 },
        };
      }),
    create: (draft) =>
      answer(`create ${draft.body}`, () => {
        const made = rows.get(draft.id) ?? view(draft);
        rows.set(draft.id, made);
        return made;
      }),
    update: (id, { version, body }) =>
      answer(`update ${body}`, () => {
        const row = rows.get(id) as ThreadCommentView;
        if (row.version !== version) throw new RequestFailure("conflict", "Changed meanwhile.", [], row);
        const next = { ...row, body, version: version + 1, editedAt: row.createdAt };
        rows.set(id, next);
        return next;
      }),
    remove: (id) =>
      answer("remove", () => {
        const row = rows.get(id) as ThreadCommentView;
        removed.set(id, row);
        rows.delete(id);
        if (!held(id)) return null;
        const tombstone = { ...row, author: null, body: "", deleted: true };
        rows.set(id, tombstone);
        return tombstone;
      }),
    restore: (id) =>
      answer("restore", () => {
        const row = removed.get(id) as ThreadCommentView;
        rows.set(id, row);
        return row;
      }),
    react: (id, kind: ReactionKind, isOn) =>
      answer("react", () => {
        const row = rows.get(id) as ThreadCommentView;
        const reactions = withReaction(row.reactions, kind, isOn);
        rows.set(id, { ...row, reactions });
        return reactions;
      }),
    resolve: async () => thread(),
    reopen: async () => thread(),
    follow: async () => thread(),
    markRead: async () => {},
    ignore: async () => {},
  };

  return {
    api,
    rows,
    thread,
    sent,
    /** Somebody has said this before the thread is opened. */
    has(id: string, parentId: string | null = null, author = bob) {
      rows.set(id, view({ id, parentId, body: `words of ${id}` }, author));
    },
    goDown: (failure = new RequestFailure("offline", "No connection.")) => {
      down = failure;
    },
    comeBack: () => {
      down = null;
      loseAnswers = false;
    },
    /** What is sent arrives, what is answered does not. */
    loseAnswers: () => {
      loseAnswers = true;
    },
    /** Answers wait until the returned function is called. */
    hold() {
      let open = () => {};
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return open;
    },
  };
}

/** What the browser keeps; two stores over one of these are a page before and after its reload. */
export function memoryUnsaved(): UnsavedList<CommentDraft> {
  const drafts = new Map<string, CommentDraft>();
  return {
    all: () => [...drafts.values()],
    remember: (draft) => void drafts.set(draft.id, draft),
    forget: (id) => void drafts.delete(id),
  };
}

/** Lets every answer that is under way arrive. */
export const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
