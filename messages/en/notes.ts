/** Words of the note editor. */
export const notes = {
  label: "Note",
  editor: "Write a note",
  placeholder: "What do you notice here?",
  visibility: "Who sees it",
  onlyMe: "Only me",
  group: (name: string) => name,
  save: "Save",
  close: "Close",
  closeHint: "Close. What you wrote is kept as a draft.",
  saved: "Note saved",
  draftWaits: "Unsaved draft of a note",
} as const;
