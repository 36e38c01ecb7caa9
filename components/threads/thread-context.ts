import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { CommentStore, ThreadState } from "@/components/threads/comment-store";
import type { PersonRef } from "@/core/person";

/** What the parts of one open thread share. */
export interface ThreadContextValue {
  store: CommentStore;
  /** Names the thread in drafts. */
  thread: string;
  viewer: PersonRef | null;
  canComment: boolean;
  /** Which comment a field is open at, and for what. */
  writing: { id: string; kind: "reply" | "edit" } | null;
  setWriting(writing: { id: string; kind: "reply" | "edit" } | null): void;
  reply(parentId: string | null, body: string): void;
  edit(id: string, body: string): void;
  remove(id: string): void;
  /** Takes an unsaved comment back into the field it was written in. */
  takeBack(id: string): void;
  toggleReplies(id: string): void;
  continueThread(id: string): void;
  /** Puts the focus on a comment, once it is drawn. */
  focusComment(id: string): void;
  announce(words: string): void;
}

export const ThreadContext = createContext<ThreadContextValue | null>(null);

export function useThread(): ThreadContextValue {
  const value = useContext(ThreadContext);
  if (!value) throw new Error("useThread is for components inside <ThreadPanel>.");
  return value;
}

/** Re-renders only when the selected part of the thread changes. */
export const useComments = <T>(select: (state: ThreadState) => T): T => useStore(useThread().store, select);
