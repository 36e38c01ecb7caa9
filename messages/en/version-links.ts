/** What the reader page itself says of corrections: small, since everybody loads it. */
export const versionLinks = {
  edit: {
    link: "Correct",
    linkHint: "Correct the text of this article",
  },
  history: { linkHint: "Every version of this article" },
  review: {
    link: (count: number) => `${count} to review`,
    linkHint: "Annotations whose place is in question since the article was corrected",
  },
  old: {
    label: "An earlier version",
    text: (number: number, current: number) =>
      `You are reading version ${number} of ${current}, as it was then.`,
    current: "Read the current version",
    changes: "What changed since",
  },
  /** On the card of an annotation that is not certain, and in the list of all of them. */
  place: {
    question: "The text was corrected here. Does this still stand on the right words?",
    nowhere: "It stands nowhere now.",
    confirm: "It fits",
    attach: "Choose the passage",
  },
} as const;
