import { createStore, type StoreApi } from "zustand/vanilla";
import { RequestFailure } from "@/components/api/request";
import type { UnsavedList } from "@/components/drafts/unsaved-list";
import type { CommentDraft, ThreadCommentView, ThreadTarget } from "@/core/comment";
import type { PersonRef } from "@/core/person";
import { type ReactionKind, withReaction } from "@/core/reaction-counts";
import type { ThreadPage } from "@/core/threads/thread";
import { threads } from "@/messages/en/threads";
import type { ThreadApi } from "./thread-api";
import { createHearing, type Hearing } from "./thread-hearing";
import { createReading, type Reading } from "./thread-reading";
import {
  firstState,
  fromServer,
  openRoom,
  SAVED,
  SAVING,
  type Shown,
  type ThreadComment,
  type ThreadState,
  unsentComment,
} from "./thread-state";

export interface Writing {
  /** What a closed tab or a failed save left behind comes back, marked, and is tried again. */
  resume(): void;
  /** Shows at once, saves behind it. The same draft sent twice makes one comment. */
  post(draft: Omit<CommentDraft, "on">): void;
  /**
   * `version` is the one that was in front of the writer, where that is not the one that is shown: others' words
   * since are a conflict, not gone over.
   */
  edit(id: string, body: string, version?: number): void;
  /** Takes its words away at once. Undo with `restore`. */
  remove(id: string): void;
  restore(id: string): void;
  /** Sends again what the server has not taken; after a conflict, over what it holds. */
  retry(id: string): void;
  /** Gives up what the server has not taken. */
  discard(id: string): void;
  react(id: string, kind: ReactionKind, isOn: boolean): void;
  /** Folds somebody's words away, or shows them again. */
  ignore(personId: string, isOn: boolean): void;
}

export type ThreadCommands = Reading & Writing & Hearing;
export type CommentStore = StoreApi<ThreadState> & { commands: ThreadCommands };

interface Pending {
  draft: CommentDraft | null;
  body: string | null;
  /** As the server last said it was; null before its first answer. */
  base: ThreadCommentView | null;
  isSending: boolean;
}

/**
 * One thread. Every change shows at once and is sent behind; what fails stays, marked, with a way to try
 * again. `acknowledged` hears of each text that the server has taken, so that its draft can go.
 */
export function createCommentStore(
  on: ThreadTarget,
  me: PersonRef | null,
  api: ThreadApi,
  unsaved: UnsavedList<CommentDraft>,
  acknowledged: (id: string, body: string) => void = () => {},
  given: { page: ThreadPage; shown: Shown } | null = null,
): CommentStore {
  // Part of the first state, since the server and hydration draw that one (zustand's getInitialState).
  const store = createStore<ThreadState>(() => firstState(given));
  const pending = new Map<string, Pending>();
  /** Tombstones that went with their last reply; they come back with it. */
  const swept = new Map<string, ThreadComment>();
  const room = openRoom({ on, me, api, store, pending });
  const { get, put, drop, count, removed } = room;
  const reading = createReading(room);

  const mark = (id: string, save: ThreadComment["save"]) => {
    const comment = get(id);
    if (comment) put({ ...comment, save });
  };

  const fail = (id: string, thrown: unknown) => {
    const failure =
      thrown instanceof RequestFailure ? thrown : new RequestFailure("failed", threads.couldNotSave);
    if (failure.code === "conflict" && failure.current) {
      mark(id, { kind: "conflict", theirs: failure.current as ThreadCommentView });
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
          if (isCounted(one.base)) count(one.base.parentId, 1, true);
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

  /** One after another: of two presses the last one counts. */
  let reacting: Promise<void> = Promise.resolve();

  const hasReplies = (id: string) => {
    const { comments, more } = store.getState();
    return more.has(id) || [...comments.values()].some((one) => one.parentId === id);
  };

  const writing: Writing = {
    post(words) {
      if (!me) return;
      const draft: CommentDraft = { ...words, on };
      unsaved.remember(draft);
      pending.set(draft.id, { draft, body: null, base: null, isSending: false });
      const depth = draft.parentId === null ? 0 : (get(draft.parentId)?.depth ?? 0) + 1;
      put(unsentComment(draft, me, depth));
      void flush(draft.id);
    },
    edit(id, body, version) {
      const shown = get(id);
      if (!shown || shown.deleted || shown.body === body) return;
      const base = { ...shown, version: version ?? shown.version };
      const one = pending.get(id) ?? { draft: null, body: null, base, isSending: false };
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
      if (isCounted(shown)) count(shown.parentId, -1, true);
      api.remove(id).then(
        (view) => {
          if (view) put(fromServer(view));
          else drop(id);
          sweep(shown.parentId);
        },
        (thrown: unknown) => {
          removed.delete(id);
          if (isCounted(shown)) count(shown.parentId, 1, true);
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
          if (isCounted(shown)) count(shown.parentId, 1, true);
          put(fromServer(view));
          raise(shown.parentId);
        },
        (thrown: unknown) => fail(id, thrown),
      );
    },
    retry(id) {
      const shown = get(id);
      if (!shown) return;
      if (removed.has(id)) return writing.restore(id);
      const one = pending.get(id);
      if (!one) return writing.remove(id);
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
    react(id, kind, isOn) {
      const shown = get(id);
      if (!shown) return;
      put({ ...shown, reactions: withReaction(shown.reactions, kind, isOn) });
      reacting = reacting
        .then(() => api.react(id, kind, isOn))
        .then(
          (reactions) => {
            const now = get(id);
            if (now) put({ ...now, reactions });
          },
          () => {
            const now = get(id);
            if (now) put({ ...now, reactions: withReaction(now.reactions, kind, !isOn) });
          },
        );
    },
    resume() {
      for (const draft of unsaved.all()) if (!pending.has(draft.id)) writing.post(draft);
    },
    ignore(personId, isOn) {
      const mark = (isIgnored: boolean) =>
        put(
          ...[...store.getState().comments.values()]
            .filter((one) => one.author?.id === personId)
            .map((one) => ({ ...one, isIgnored })),
        );
      mark(isOn);
      api.ignore(personId, isOn).catch(() => mark(!isOn));
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

  const commands = { ...reading, ...writing, ...createHearing(room, reading, sweep) };
  return Object.assign(store, { commands });
}

/** What waits for a moderator, or was withheld, is in no count. */
const isCounted = ({ standing }: ThreadCommentView): boolean => standing === "published";

const NOTHING: ThreadCommentView["can"] = { edit: false, delete: false, reply: false };
