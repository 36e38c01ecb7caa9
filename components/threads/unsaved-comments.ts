import type { CommentDraft } from "@/core/comment";

/** Comments that were sent and not acknowledged, kept on this device under the ids they were sent with. */
export interface UnsavedComments {
  all(): CommentDraft[];
  remember(draft: CommentDraft): void;
  forget(id: string): void;
}

/** Per person and thread. Sending one again under its id makes no second comment. */
export function unsavedComments(personId: string | null, thread: string): UnsavedComments {
  const key = `marginalia.unsaved-comments.${personId}.${thread}`;
  const all = (): CommentDraft[] => {
    if (personId === null || typeof localStorage === "undefined") return [];
    try {
      // Only this file writes it, and the server checks every draft again.
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  };
  const keep = (drafts: CommentDraft[]) => {
    if (personId === null) return;
    try {
      if (drafts.length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(drafts));
    } catch {
      // Storage is full or refused: the comment still stands in the thread, marked as unsaved.
    }
  };
  return {
    all,
    remember: (draft) => keep([...all().filter((one) => one.id !== draft.id), draft]),
    forget: (id) => keep(all().filter((one) => one.id !== id)),
  };
}
