import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { PassageQuote, ThreadTarget } from "@/core/comment";
import type { PersonRef } from "@/core/person";
import type { TextRange } from "@/core/text/range";
import type { CommentStore } from "./comment-store";
import type { ThreadState } from "./thread-state";

/** What a thread can ask of the article beside it. */
export interface Passages {
  /** Brings a passage of the version on the page into view. */
  show(range: TextRange): void;
  /** What is selected in it, or else what the thread hangs on; null where that cannot be quoted. */
  quote(): PassageQuote | null;
}

/** What the parts of one open thread share. */
export interface ThreadContextValue {
  store: CommentStore;
  on: ThreadTarget;
  /** Names the thread in drafts. */
  thread: string;
  viewer: PersonRef | null;
  /** Whether the viewer may write here, as long as the server has not said so. */
  canComment: boolean;
  /** Where a comment is read by itself; null while the thread is not begun. */
  partHref(commentId: string): string | null;
  /** Set where the thread is a page of its own: what leads on there is a link. */
  isPage: boolean;
  /** Null where the article is not beside it: quotes are then links to it. */
  passages: Passages | null;
  articleHref: string | null;
  /** Comments as the server drew them, by id, with the version that it drew. */
  drawn: ReadonlyMap<string, { version: number; body: ReactNode }>;
  /** Which comment a field is open at, and for what. */
  writing: { id: string; kind: "reply" | "edit" } | null;
  setWriting(writing: { id: string; kind: "reply" | "edit" } | null): void;
  reply(parentId: string | null, body: string, quote?: PassageQuote | null): void;
  edit(id: string, body: string, version?: number): void;
  remove(id: string): void;
  /** Takes an unsaved comment back into the field it was written in. */
  takeBack(id: string): void;
  toggleReplies(id: string): void;
  continueThread(id: string): void;
  /** Folds somebody's words away, or shows them again. */
  ignore(person: PersonRef, isOn: boolean): void;
  /** Puts the focus on a comment, once it is drawn. */
  focusComment(id: string): void;
  announce(words: string): void;
}

export const ThreadContext = createContext<ThreadContextValue | null>(null);

export function useThread(): ThreadContextValue {
  const value = useContext(ThreadContext);
  if (!value) throw new Error("useThread is for components inside a thread.");
  return value;
}

/** Re-renders only when the selected part of the thread changes. */
export const useComments = <T>(select: (state: ThreadState) => T): T => useStore(useThread().store, select);

/** Whether the viewer may write here. */
export function useCanComment(): boolean {
  const { canComment } = useThread();
  return useComments(({ thread }) => thread?.can.comment ?? canComment);
}
