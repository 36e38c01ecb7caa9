import { createStore, type StoreApi } from "zustand/vanilla";
import { RequestFailure } from "@/components/api/request";
import type { UnsavedList } from "@/components/drafts/unsaved-list";
import type { CommentApi } from "@/components/threads/comment-api";
import type { CommentDraft, CommentView, ThreadTarget } from "@/core/comment";
import type { PersonRef } from "@/core/person";
import { threads } from "@/messages/en/threads";

export type CommentSave =
  | { kind: "saved" }
  | { kind: "saving" }
  /** The server did not take it; it stays in the thread and can be tried again. */
  | { kind: "unsaved"; message: string; canRetry: boolean }
  /** It was edited elsewhere meanwhile: `theirs` is what the server holds. */
  | { kind: "conflict"; theirs: CommentView };

export interface ThreadComment extends CommentView {
  save: CommentSave;
  /** The server never had it: it can be taken back into the field it was written in. */
  isNew: boolean;
}

export interface ThreadState {
  comments: ReadonlyMap<string, ThreadComment>;
  /** `ready` once the first page is there; further pages change `isLoading` only. */
  status: "empty" | "ready" | "failed";
  isLoading: boolean;
  /** Why the last page did not load. */
  problem: string | null;
  /** Cursor of the next page; null when all is there. */
  next: string | null;
}

export interface ThreadCommands {
  /** The next page (the first, to begin with). While one is under way, the same promise. */
  more(): Promise<void>;
  /** Pages until the comment is there; false when the thread ends (or fails) without it. */
  loadUntil(id: string): Promise<boolean>;
  /** Shows at once, saves behind it. The same draft sent twice makes one comment. */
  post(draft: Omit<CommentDraft, "on">): void;
  edit(id: string, body: string): void;
  /** Takes its words away at once. Undo with `restore`. */
  remove(id: string): void;
  restore(id: string): void;
  /** Sends again what the server has not taken; after a conflict, over what it holds. */
  retry(id: string): void;
  /** Gives up what the server has not taken. */
  discard(id: string): void;
}

export type CommentStore = StoreApi<ThreadState> & { commands: ThreadCommands };

const SAVED: CommentSave = { kind: "saved" };
const SAVING: CommentSave = { kind: "saving" };

interface Pending {
  draft: CommentDraft | null;
  body: string | null;
  /** As the server last said it was; null before its first answer. */
  base: CommentView | null;
  isSending: boolean;
}

/**
 * One thread. Every change shows at once and is sent behind; what fails stays, marked, with a way to try
 * again. `acknowledged` hears of each text that the server has taken, so that its draft can go.
 */
export function createCommentStore(
  on: ThreadTarget,
  me: PersonRef | null,
  api: CommentApi,
  unsaved: UnsavedList<CommentDraft>,
  acknowledged: (id: string, body: string) => void = () => {},
): CommentStore {
  const store = createStore<ThreadState>(() => ({
    comments: new Map(),
    status: "empty",
    isLoading: false,
    problem: null,
    next: null,
  }));
  const pending = new Map<string, Pending>();
  const removed = new Map<string, ThreadComment>();
  /** Tombstones that went with their last reply; they come back with it. */
  const swept = new Map<string, ThreadComment>();
  let loading: Promise<void> | null = null;

  const get = (id: string) => store.getState().comments.get(id);
  const put = (comment: ThreadComment) =>
    store.setState(({ comments }) => ({ comments: new Map(comments).set(comment.id, comment) }));
  const drop = (id: string) =>
    store.setState(({ comments }) => {
      const rest = new Map(comments);
      rest.delete(id);
      return { comments: rest };
    });
  const mark = (id: string, save: CommentSave) => {
    const comment = get(id);
    if (comment) put({ ...comment, save });
  };
  const fromServer = (view: CommentView): ThreadComment => ({ ...view, save: SAVED, isNew: false });

  const fail = (id: string, thrown: unknown) => {
    const failure =
      thrown instanceof RequestFailure ? thrown : new RequestFailure("failed", threads.couldNotSave);
    if (failure.code === "conflict" && failure.current) {
      mark(id, { kind: "conflict", theirs: failure.current as CommentView });
    } else {
      mark(id, { kind: "unsaved", message: failure.message, canRetry: failure.canRetry });
    }
  };

  /** Sends what is pending of one comment until nothing is left; one request at a time, so versions stay in order. */
  async function flush(id: string): Promise<void> {
    const one = pending.get(id);
    if (!one || one.isSending) return;
    one.isSending = true;
    mark(id, SAVING);
    try {
      while (one.draft || one.body !== null) {
        const sent: string = one.draft?.body ?? one.body ?? "";
        if (one.draft) {
          one.base = await api.create(one.draft);
          one.draft = null;
          unsaved.forget(id);
        } else {
          one.base = await api.update(id, { version: one.base?.version ?? 1, body: sent });
          if (one.body === sent) one.body = null;
        }
        acknowledged(id, sent);
        // Taken away or given up meanwhile: what is shown now is newer than this answer.
        if (pending.get(id) !== one) return;
        if (get(id)) put({ ...fromServer(one.base), body: one.body ?? one.base.body, save: SAVING });
      }
      pending.delete(id);
      mark(id, SAVED);
    } catch (thrown) {
      one.isSending = false;
      if (pending.get(id) === one) fail(id, thrown);
    }
  }

  async function loadPage(): Promise<void> {
    const { status, next } = store.getState();
    if (status === "ready" && next === null) return;
    store.setState({ isLoading: true, problem: null });
    try {
      const page = await api.list(on, next);
      store.setState(({ comments }) => {
        const merged = new Map(comments);
        for (const view of page.items) {
          const one = pending.get(view.id);
          if (one) one.base = view;
          if (!one && !removed.has(view.id)) merged.set(view.id, fromServer(view));
        }
        return { comments: merged, next: page.next, status: "ready", isLoading: false };
      });
    } catch (thrown) {
      const problem = thrown instanceof RequestFailure ? thrown.message : threads.couldNotLoad;
      store.setState({
        problem,
        isLoading: false,
        status: store.getState().status === "ready" ? "ready" : "failed",
      });
    }
  }

  const hasReplies = (id: string) => {
    for (const one of store.getState().comments.values()) if (one.parentId === id) return true;
    return false;
  };

  const commands: ThreadCommands = {
    more() {
      loading ??= loadPage().finally(() => {
        loading = null;
      });
      return loading;
    },
    async loadUntil(id) {
      for (;;) {
        if (get(id)) return true;
        const { status, next } = store.getState();
        if (status === "ready" && next === null) return false;
        await commands.more();
        if (store.getState().problem !== null) return get(id) !== undefined;
      }
    },
    post(words) {
      if (!me) return;
      const draft: CommentDraft = { ...words, on };
      unsaved.remember(draft);
      pending.set(draft.id, { draft, body: null, base: null, isSending: false });
      put({
        id: draft.id,
        threadId: "",
        articleId: "articleId" in on ? on.articleId : "",
        annotationId: "annotationId" in on ? on.annotationId : null,
        groupId: "groupId" in on ? on.groupId : null,
        parentId: draft.parentId,
        author: me,
        body: draft.body,
        version: 1,
        createdAt: new Date().toISOString(),
        editedAt: null,
        deleted: false,
        standing: "published",
        can: { edit: false, delete: false, reply: false },
        save: SAVING,
        isNew: true,
      });
      void flush(draft.id);
    },
    edit(id, body) {
      const shown = get(id);
      if (!shown || shown.deleted || shown.body === body) return;
      const one = pending.get(id) ?? { draft: null, body: null, base: shown, isSending: false };
      pending.set(id, one);
      one.body = body;
      put({ ...shown, body });
      void flush(id);
    },
    remove(id) {
      const shown = get(id);
      if (!shown) return;
      removed.set(id, shown);
      pending.delete(id);
      const isHeld = hasReplies(id);
      if (isHeld) put({ ...shown, author: null, body: "", deleted: true, can: NOTHING, save: SAVING });
      else drop(id);
      api.remove(id).then(
        (view) => {
          if (view) put(fromServer(view));
          else drop(id);
          sweep(shown.parentId);
        },
        (thrown: unknown) => {
          removed.delete(id);
          put(shown);
          fail(id, thrown);
        },
      );
    },
    restore(id) {
      const shown = removed.get(id);
      if (!shown) return;
      put({ ...shown, save: SAVING });
      api.restore(id).then(
        (view) => {
          removed.delete(id);
          put(fromServer(view));
          raise(shown.parentId);
        },
        (thrown: unknown) => fail(id, thrown),
      );
    },
    retry(id) {
      const shown = get(id);
      if (!shown) return;
      if (removed.has(id)) return commands.restore(id);
      const one = pending.get(id);
      if (!one) return commands.remove(id);
      if (shown.save.kind === "conflict") one.base = shown.save.theirs;
      void flush(id);
    },
    discard(id) {
      const shown = get(id);
      if (!shown) return;
      const one = pending.get(id);
      pending.delete(id);
      unsaved.forget(id);
      if (one?.draft) return drop(id);
      if (removed.delete(id)) return drop(id);
      const base = shown.save.kind === "conflict" ? shown.save.theirs : one?.base;
      put(base ? fromServer(base) : { ...shown, save: SAVED });
    },
  };

  /** As on the server: a tombstone that no reply hangs on any more goes too. */
  function sweep(from: string | null): void {
    for (let id = from; id !== null; ) {
      const comment = get(id);
      if (!comment?.deleted || hasReplies(id)) return;
      swept.set(id, comment);
      drop(id);
      id = comment.parentId;
    }
  }

  function raise(from: string | null): void {
    for (let id = from; id !== null; ) {
      const tombstone = swept.get(id);
      if (!tombstone || get(id)) return;
      swept.delete(id);
      put(tombstone);
      id = tombstone.parentId;
    }
  }

  // What a closed tab or a failed save left behind comes back, marked, and is tried again.
  for (const draft of unsaved.all()) commands.post(draft);

  return Object.assign(store, { commands });
}

const NOTHING: CommentView["can"] = { edit: false, delete: false, reply: false };
