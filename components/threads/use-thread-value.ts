"use client";

import { type RefObject, useCallback, useMemo, useState } from "react";
import { browserDrafts } from "@/components/drafts/browser-drafts";
import { draftKey } from "@/components/drafts/draft-key";
import { showToast, showUndo } from "@/components/ui/toast";
import { newId } from "@/core/new-id";
import { above } from "@/core/threads/tree";
import { threads as words } from "@/messages/en/threads";
import { ui } from "@/messages/en/ui";
import type { ThreadContextValue } from "./thread-context";

export type ThreadSetting = Pick<
  ThreadContextValue,
  "store" | "on" | "thread" | "viewer" | "canComment" | "isPage" | "passages" | "articleHref" | "drawn"
>;

/** The gestures of one open thread, with what is folded, written in and to be focused. */
export function useThreadValue(setting: ThreadSetting, levels: number, root: RefObject<HTMLElement | null>) {
  const { store, on, thread, viewer, canComment, isPage, passages, articleHref, drawn } = setting;
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [writing, setWriting] = useState<ThreadContextValue["writing"]>(null);
  /** Gets the focus as soon as it is drawn. */
  const [wanted, setWanted] = useState<string | null>(null);
  const [said, announce] = useState("");

  const focusComment = useCallback(
    (id: string) => {
      const { comments, shown } = store.getState();
      const over = above(comments, id);
      setCollapsed((before) =>
        over.some((one) => before.has(one))
          ? new Set([...before].filter((one) => !over.includes(one)))
          : before,
      );
      setWanted(id);
      const comment = comments.get(id);
      if (!comment || over.length < levelsOf(shown.kind, levels)) return;
      // Deeper than is shown here. What the server does not have yet is found under what it answers.
      const commentId = comment.isNew && comment.parentId ? comment.parentId : id;
      void store.commands.show({ kind: "part", commentId });
    },
    [store, levels],
  );

  const value: ThreadContextValue = useMemo(() => {
    const { commands } = store;
    const drafts = browserDrafts();
    const replyKey = (parentId: string | null) => draftKey.reply(viewer?.id ?? "", thread, parentId);
    const self: ThreadContextValue = {
      store,
      on,
      thread,
      viewer,
      canComment,
      isPage,
      passages,
      articleHref,
      drawn,
      writing,
      setWriting,
      focusComment,
      announce,
      partHref(commentId) {
        const id = store.getState().thread?.id;
        return id ? `/threads/${id}?comment=${commentId}` : null;
      },
      reply(parentId, body, quote = null) {
        const id = newId();
        // From here on the list of what is unsaved keeps the words, under the id they are sent with.
        commands.post({ id, parentId, body, ...(quote && { quote }) });
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
      toggleReplies: (id) => setCollapsed((before) => toggled(before, id)),
      continueThread(id) {
        setWanted(id);
        void commands.show({ kind: "part", commentId: id });
      },
      ignore(person, isOn) {
        commands.ignore(person.id, isOn);
        void showToast({
          title: isOn ? words.ignored(person.name) : words.noLongerIgnored(person.name),
          ...(isOn && { action: { label: ui.undo, run: () => self.ignore(person, false) } }),
        });
      },
    };
    return self;
  }, [
    store,
    on,
    thread,
    viewer,
    canComment,
    isPage,
    passages,
    articleHref,
    drawn,
    writing,
    root,
    focusComment,
  ]);

  return { value, collapsed, wanted, setWanted, said };
}

/** A part begins two above what it is about: what hangs below that is shown as deep as anywhere. */
export const levelsOf = (kind: "whole" | "part", levels: number): number =>
  kind === "part" ? levels + 2 : levels;

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
