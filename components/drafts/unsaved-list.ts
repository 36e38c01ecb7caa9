/** What was sent and not acknowledged, kept on this device, under the ids it was sent with, until it is. */
export interface UnsavedList<Draft extends { id: string }> {
  all(): Draft[];
  remember(draft: Draft): void;
  forget(id: string): void;
}

/**
 * Kept per person, so that nobody else who signs in here sees it, and for one place in the app. Sending a
 * draft again under its id makes no second one.
 * @param place such as "highlights.<article id>"
 */
export function unsavedList<Draft extends { id: string }>(
  personId: string | null,
  place: string,
): UnsavedList<Draft> {
  const key = `marginalia.unsaved.${personId}.${place}`;
  const all = (): Draft[] => {
    if (personId === null || typeof localStorage === "undefined") return [];
    try {
      // Only this file writes it, and the server checks every draft again.
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  };
  const keep = (drafts: Draft[]) => {
    if (personId === null) return;
    try {
      if (drafts.length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(drafts));
    } catch {
      // Storage is full or refused: what was sent still stands on the page, marked as unsaved.
    }
  };
  return {
    all,
    remember: (draft) => keep([...all().filter((one) => one.id !== draft.id), draft]),
    forget: (id) => keep(all().filter((one) => one.id !== id)),
  };
}
