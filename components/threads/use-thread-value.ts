"use client";

import { type RefObject, useCallback, useMemo, useState } from "react";
import { browserDrafts } from "@/components/drafts/browser-drafts";
import { draftKey } from "@/components/drafts/draft-key";
import { showUndo } from "@/components/ui/toast";
import { newId } from "@/core/new-id";
import type { PersonRef } from "@/core/person";
import { threads as words } from "@/messages/en/threads";
import type { CommentStore } from "./comment-store";
import { type Folding, revealing, UNFOLDED } from "./comment-tree";
import type { ThreadContextValue } from "./thread-context";

/** The gestures of one open thread, with what is folded, written in and to be focused. */
export function useThreadValue(
  store: CommentStore,
  place: { thread: string; viewer: PersonRef | null; canComment: boolean },
  root: RefObject<HTMLElement | null>,
) {
  const { thread, viewer, canComment } = place;
  const [folding, setFolding] = useState<Folding>(UNFOLDED);
  const [writing, setWriting] = useState<ThreadContextValue["writing"]>(null);
  /** Gets the focus as soon as it is drawn. */
  const [wanted, setWanted] = useState<string | null>(null);
  const [said, announce] = useState("");

  const focusComment = useCallback(
    (id: string) => {
      setFolding((before) => revealing(store.getState().comments, id, before));
      setWanted(id);
    },
    [store],
  );

  const value: ThreadContextValue = useMemo(() => {
    const { commands } = store;
    const drafts = browserDrafts();
    const replyKey = (parentId: string | null) => draftKey.reply(viewer?.id ?? "", thread, parentId);
    return {
      store,
      thread,
      viewer,
      canComment,
      writing,
      setWriting,
      focusComment,
      announce,
      reply(parentId, body) {
        const id = newId();
        // From here on the list of what is unsaved keeps the words, under the id they are sent with.
        commands.post({ id, parentId, body });
        drafts.forget(replyKey(parentId));
        announce(words.posted);
        if (parentId === null) return;
        setWriting(null);
        focusComment(id);
      },
      edit: commands.edit,
      remove(id) {
        const neighbour = neighbourOf(root.current, id);
        commands.remove(id);
        setWriting(null);
        void showUndo(words.deleted, () => commands.restore(id));
        if (store.getState().comments.has(id)) focusComment(id);
        else if (neighbour) focusComment(neighbour);
        else root.current?.focus();
      },
      takeBack(id) {
        const comment = store.getState().comments.get(id);
        if (!comment) return;
        commands.discard(id);
        const key = replyKey(comment.parentId);
        const kept = drafts.read(key)?.text ?? "";
        drafts.write(key, kept.trim() ? `${comment.body}\n\n${kept}` : comment.body);
        drafts.flush();
        if (comment.parentId) setWriting({ id: comment.parentId, kind: "reply" });
      },
      toggleReplies: (id) =>
        setFolding(({ collapsed, continued }) => ({ collapsed: toggled(collapsed, id), continued })),
      continueThread(id) {
        setFolding(({ collapsed, continued }) => ({ collapsed, continued: toggled(continued, id) }));
        setWanted(id);
      },
    };
  }, [store, thread, viewer, canComment, writing, root, focusComment]);

  return { value, folding, wanted, setWanted, said };
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const changed = new Set(set);
  if (!changed.delete(id)) changed.add(id);
  return changed;
}

/** Where the focus goes when a comment is taken away: to the one before it, else after it. */
function neighbourOf(root: HTMLElement | null, id: string): string | null {
  const all = [...(root?.querySelectorAll<HTMLElement>("[data-comment]") ?? [])].map(
    (one) => one.dataset.comment,
  );
  const at = all.indexOf(id);
  return all[at - 1] ?? all[at + 1] ?? null;
}
