import { quoted } from "@/messages/en/quoted";

/** Words of the list of annotations that are not certain since the article was corrected. */
export const versionReview = {
  title: "Review annotations",
  lead: (title: string) =>
    `Where ${quoted(title)} was corrected, the places of these annotations are not certain.`,
  none: {
    title: "Nothing to review",
    hint: "Every annotation that is yours to review stands where it should.",
  },
  open: (count: number) => `To review (${count})`,
  orphans: (count: number) => `No longer in the text (${count})`,
  before: "It stood on",
  beforeIn: (number: number) => `in version ${number}`,
  now: "It stands on",
  why: {
    edited: "Its words were edited.",
    contested: "Another place is as likely.",
    uncertain: "Some of its words may still be there by chance.",
    gone: "Its words were taken out.",
  } as Record<string, string>,
  onlyMe: "only you",
  orphan: "Not in the text",
  confirmAll: (count: number) => `Confirm all ${count}`,
  confirmAsk: (count: number) =>
    `Confirm that ${count === 1 ? "this annotation stands" : `these ${count} annotations stand`} where they should?`,
  confirmHint: "They leave this list. Each can still be put on another passage.",
  keys: {
    next: "next",
    previous: "previous",
    confirm: "it fits",
    attach: "choose the passage",
    orphan: "not in the text",
  },
  confirmed: "It stays where it is",
  orphaned: "Kept as no longer in the text",
  many: (count: number) => `${count} confirmed`,
  skipped: (count: number) => `${count} were changed meanwhile and stay in the list`,
  failed: "This could not be saved. Nothing was changed; try again.",
  section: "Review",
  place: (at: number, of: number) => `${at} of ${of}`,
} as const;
