import type { AnnotationDraft } from "@/core/annotation";

/** New highlights that the server has not acknowledged, kept on this device until it does. */
export interface UnsavedDrafts {
  all(): AnnotationDraft[];
  remember(draft: AnnotationDraft): void;
  forget(id: string): void;
}

/** Kept per person and article version: nobody else who signs in here sees them, and they fit the text. */
export function unsavedDrafts(personId: string | null, versionId: string): UnsavedDrafts {
  const key = `marginalia.unsaved.${personId}.${versionId}`;
  const all = (): AnnotationDraft[] => {
    if (personId === null || typeof localStorage === "undefined") return [];
    try {
      // Only this file writes it, and the server checks every draft again.
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  };
  const keep = (drafts: AnnotationDraft[]) => {
    if (personId === null) return;
    try {
      if (drafts.length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(drafts));
    } catch {
      // Storage is full or refused: the highlight still stands on the page, marked as unsaved.
    }
  };
  return {
    all,
    remember: (draft) => keep([...all().filter((one) => one.id !== draft.id), draft]),
    forget: (id) => keep(all().filter((one) => one.id !== id)),
  };
}
