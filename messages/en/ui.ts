/** Words of the building blocks in components/ui. */
export const ui = {
  close: "Close",
  optional: "optional",
  working: "Working…",
  loading: "Loading…",
  retry: "Try again",
  undo: "Undo",
  dismiss: "Dismiss",
  notifications: "Notifications",
  errorTitle: "This did not load",
  nothingLost: "Nothing you wrote is lost.",
  errorReference: (id: string) => `Reference: ${id}`,
  removeCode: (name: string) => `Remove ${name}`,
  uses: (count: number) => (count === 1 ? "1 use" : `${count} uses`),
  deprecated: "no longer used",
  sheetHandle: "Height of the panel",
  sheetSnap: { peek: "Low", half: "Half", full: "Full" },
  /** Read out before what a comparison marks. */
  diff: { added: "added", removed: "removed" },
  key: { mod: "Ctrl", alt: "Alt", shift: "Shift", enter: "Enter", escape: "Esc", space: "Space" },
} as const;
