import type { StoreApi } from "zustand/vanilla";
import type { CommentDraft, ThreadCommentView, ThreadTarget } from "@/core/comment";
import type { PersonRef } from "@/core/person";
import type { ThreadPage, ThreadSort, ThreadView } from "@/core/threads/thread";
import type { ThreadApi } from "./thread-api";

export type CommentSave =
  | { kind: "saved" }
  | { kind: "saving" }
  /** The server did not take it; it stays in the thread and can be tried again. */
  | { kind: "unsaved"; message: string; canRetry: boolean }
  /** It was edited elsewhere meanwhile: `theirs` is what the server holds. */
  | { kind: "conflict"; theirs: ThreadCommentView };

export interface ThreadComment extends ThreadCommentView {
  save: CommentSave;
  /** The server never had it: it can be taken back into the field it was written in. */
  isNew: boolean;
}

/** What of a thread is laid out: all of it, or a comment with what stands above and below it. */
export type Shown = { kind: "whole"; sort: ThreadSort } | { kind: "part"; commentId: string };

export const WHOLE: Shown = { kind: "whole", sort: "oldest" };

/** Names the list of the outermost among those that are being fetched; the others have their comment's id. */
export const TOP = "top";

export interface ThreadState {
  /** Null before the first answer. */
  thread: ThreadView | null;
  shown: Shown;
  comments: ReadonlyMap<string, ThreadComment>;
  /** The outermost, in the order in which they are shown. */
  top: readonly string[];
  /** Where the outermost go on; null at their end. */
  next: string | null;
  /** Comments with more replies than are here, with the cursor to go on from. */
  more: ReadonlyMap<string, string | null>;
  status: "empty" | "ready" | "failed";
  loading: ReadonlySet<string>;
  /** Why the last page did not load. */
  problem: string | null;
  /** What others said meanwhile, by id, until the reader wants to see it. */
  waiting: ReadonlyMap<string, ThreadCommentView>;
}

/** The state of a thread that nothing is known of, or what the server already gave with the page. */
export const firstState = (given: { page: ThreadPage; shown: Shown } | null): ThreadState => ({
  thread: given?.page.thread ?? null,
  shown: given?.shown ?? WHOLE,
  comments: new Map(given?.page.items.map((view) => [view.id, fromServer(view)])),
  top: given?.page.top ?? [],
  next: given?.page.next ?? null,
  more: new Map(given?.page.more.map(({ parentId, after }) => [parentId, after])),
  status: given ? "ready" : "empty",
  loading: new Set(),
  problem: null,
  waiting: new Map(),
});

/** What reading, writing and hearing share of one thread. */
export interface ThreadRoom {
  on: ThreadTarget;
  me: PersonRef | null;
  api: ThreadApi;
  store: StoreApi<ThreadState>;
  /** Changes of the viewer that are on their way: what the server says of these is not shown yet. */
  pending: Map<string, { base: ThreadCommentView | null }>;
  /** What the viewer deleted, as it was. */
  removed: Map<string, ThreadComment>;
  get(id: string): ThreadComment | undefined;
  put(...comments: ThreadComment[]): void;
  drop(id: string): void;
  /** The replies to a comment became more or fewer; with `isAll`, what is counted of the thread too. */
  count(parentId: string | null, by: 1 | -1, isAll?: boolean): void;
}

export const SAVED: CommentSave = { kind: "saved" };
export const SAVING: CommentSave = { kind: "saving" };

export const fromServer = (view: ThreadCommentView): ThreadComment => ({
  ...view,
  save: SAVED,
  isNew: false,
});

export function openRoom(outside: Pick<ThreadRoom, "on" | "me" | "api" | "store" | "pending">): ThreadRoom {
  const { store } = outside;
  const get = (id: string) => store.getState().comments.get(id);
  return {
    ...outside,
    removed: new Map(),
    get,
    put: (...fresh) =>
      store.setState(({ comments, top, shown }) => {
        const all = new Map(comments);
        for (const one of fresh) all.set(one.id, one);
        const outermost = fresh.filter((one) => one.parentId === null && !top.includes(one.id));
        return {
          comments: all,
          top: outermost.reduce((ids, one) => withOutermost(ids, one, all, shown), top),
        };
      }),
    drop: (id) =>
      store.setState(({ comments, top }) => {
        const rest = new Map(comments);
        rest.delete(id);
        return { comments: rest, top: top.filter((one) => one !== id) };
      }),
    count: (parentId, by, isAll = false) =>
      store.setState(({ thread, comments }) => {
        const parent = parentId === null ? undefined : comments.get(parentId);
        return {
          ...(isAll &&
            thread && { thread: { ...thread, commentCount: Math.max(0, thread.commentCount + by) } }),
          ...(parent && {
            comments: new Map(comments).set(parent.id, {
              ...parent,
              replyCount: Math.max(0, parent.replyCount + by),
            }),
          }),
        };
      }),
  };
}

/** A comment as it stands in the thread before the server has it. */
export const unsentComment = (draft: CommentDraft, me: PersonRef, depth: number): ThreadComment => ({
  id: draft.id,
  threadId: "",
  articleId: "articleId" in draft.on ? draft.on.articleId : "",
  annotationId: "annotationId" in draft.on ? draft.on.annotationId : null,
  groupId: "groupId" in draft.on ? draft.on.groupId : null,
  parentId: draft.parentId,
  author: me,
  body: draft.body,
  version: 1,
  createdAt: new Date().toISOString(),
  editedAt: null,
  deleted: false,
  standing: "published",
  can: { edit: false, delete: false, reply: false },
  depth,
  replyCount: 0,
  quote: draft.quote ? { ...draft.quote, versionNumber: 0, now: draft.quote } : null,
  mentions: [],
  reactions: [],
  isIgnored: false,
  canReact: false,
  isAgreed: false,
  save: SAVING,
  isNew: true,
});

/** Where one more of the outermost stands: what is new where the reader looks for it, what came back in its place. */
function withOutermost(
  top: readonly string[],
  one: ThreadComment,
  comments: ReadonlyMap<string, ThreadComment>,
  shown: Shown,
): string[] {
  const isBackwards = shown.kind === "whole" && shown.sort !== "oldest";
  if (shown.kind === "whole" && shown.sort !== "replies" && !one.isNew) {
    const isAfter = (id: string) => {
      const other = comments.get(id)?.createdAt ?? "";
      return isBackwards ? other < one.createdAt : other > one.createdAt;
    };
    const at = top.findIndex(isAfter);
    if (at >= 0) return top.toSpliced(at, 0, one.id);
    return [...top, one.id];
  }
  return isBackwards ? [one.id, ...top] : [...top, one.id];
}
