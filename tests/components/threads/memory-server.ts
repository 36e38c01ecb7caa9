import { RequestFailure } from "@/components/api/request";
import type { UnsavedList } from "@/components/drafts/unsaved-list";
import type { CommentApi } from "@/components/threads/comment-api";
import type { CommentDraft, CommentView } from "@/core/comment";

export const ann = { id: "ann", name: "Ann", handle: "ann" };
export const bob = { id: "bob", name: "Bob", handle: "bob" };
export const on = { annotationId: "annotation" };

/** The comments API as far as a thread sees it, over a map, with answers that can be held back or refused. */
export function memoryServer(pageSize = 2) {
  const rows = new Map<string, CommentView>();
  const removed = new Map<string, CommentView>();
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
  const view = (draft: Pick<CommentDraft, "id" | "parentId" | "body">, author = ann): CommentView => ({
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
  });
  const held = (id: string) => [...rows.values()].some((one) => one.parentId === id);

  const api: CommentApi = {
    list: (_, cursor) =>
      answer("list", () => {
        const from = cursor ? Number(cursor) : 0;
        const all = [...rows.values()];
        const to = from + pageSize;
        return { items: all.slice(from, to), next: to < all.length ? String(to) : null };
      }),
    create: (draft) =>
      answer(`create ${draft.body}`, () => {
        const made = rows.get(draft.id) ?? view(draft);
        rows.set(draft.id, made);
        return made;
      }),
    update: (id, { version, body }) =>
      answer(`update ${body}`, () => {
        const row = rows.get(id) as CommentView;
        if (row.version !== version) throw new RequestFailure("conflict", "Changed meanwhile.", [], row);
        const next = { ...row, body, version: version + 1, editedAt: row.createdAt };
        rows.set(id, next);
        return next;
      }),
    remove: (id) =>
      answer("remove", () => {
        const row = rows.get(id) as CommentView;
        removed.set(id, row);
        rows.delete(id);
        if (!held(id)) return null;
        const tombstone = { ...row, author: null, body: "", deleted: true };
        rows.set(id, tombstone);
        return tombstone;
      }),
    restore: (id) =>
      answer("restore", () => {
        const row = removed.get(id) as CommentView;
        rows.set(id, row);
        return row;
      }),
    revisions: async () => [],
  };

  return {
    api,
    rows,
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
