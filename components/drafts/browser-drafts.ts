import { createDraftStore, type DraftStore } from "./draft-store";

let store: ReturnType<typeof createDraftStore> | null = null;

/** The drafts of this browser. Kept while the page is left, however it is left, and shared by its tabs. */
export function browserDrafts(): DraftStore {
  if (store) return store;
  const made = createDraftStore(() => (typeof window === "undefined" ? null : window.localStorage));
  store = made;
  if (typeof window !== "undefined") {
    // A phone may never fire more than visibilitychange before it ends the page.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") made.flush();
    });
    window.addEventListener("pagehide", () => made.flush());
    window.addEventListener("storage", (event) => {
      if (event.storageArea === window.localStorage) made.adopt(event.key, event.newValue);
    });
  }
  return made;
}
