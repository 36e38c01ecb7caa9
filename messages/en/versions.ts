const one = (count: number, singular: string, plural: string) => (count === 1 ? singular : plural);

/** Words of correcting an article, its history, and what is done about annotations that are not certain. */
export const versions = {
  edit: {
    title: "Correct the article",
    lead: "Annotations stay on their words. The version before this one is kept.",
    link: "Correct",
    linkHint: "Correct the text of this article",
    back: "Back to the article",
    name: "Title",
    text: "Text",
    signs: "One line is one paragraph.",
    sign: {
      strong: "Strong",
      emphasis: "Emphasis",
      link: "Link",
      heading: "Heading",
      quote: "Quotation",
      item: "List item",
    },
    toolbar: "Signs for the text",
    linkText: "link",
    panes: "What it will be",
    preview: "Preview",
    changes: (count: number) => (count === 0 ? "Changes" : `Changes (${count})`),
    reason: "What was corrected",
    reasonHint: "Readers see this in the history.",
    reasonMissing: "Say in a few words what was corrected.",
    save: "Save the correction",
    saving: "Saving…",
    saved: "The correction is saved",
    unchanged: "Nothing has been changed yet.",
    draftFrom: (version: number) => `Your draft, begun on version ${version}, is still here.`,
    draftKept: "Kept on this device",
    draftRefused: "This device keeps no draft: save before you leave.",
    discard: "Drop my changes",
    failed: "This could not be saved. Your text is still here; try again.",
  },

  forecast: {
    label: "What happens to annotations",
    waiting: "Looking what happens to the annotations…",
    none: "No annotation is touched.",
    kept: (count: number) => `${count} ${one(count, "stays", "stay")} on the same words`,
    review: (count: number) => `${count} to review`,
    orphaned: (count: number) => `${count} no longer in the text`,
    failed: "What happens to annotations could not be worked out.",
  },

  merge: {
    title: (author: string, version: number) => `${author} saved version ${version} while you were writing`,
    somebody: "Somebody",
    lead: "Nothing of yours is lost. Look at what they changed, and put your changes on top.",
    theirs: "What they changed",
    fits: "Your changes and theirs are in different places.",
    places: (count: number) =>
      count === 1
        ? "You both changed one place. Choose."
        : `You both changed ${count} places. Choose for each.`,
    place: (at: number) => `Place ${at}`,
    mine: "Yours",
    other: "Theirs",
    nothing: "(nothing)",
    apply: "Put my changes on top",
    takeTheirs: "Drop mine, take theirs",
  },

  diff: {
    label: "Differences",
    same: (count: number) => `${count} ${one(count, "paragraph", "paragraphs")} unchanged`,
    none: "The words are the same.",
    onlyLayout: "Only blank lines or the form of paragraphs changed.",
    title: "Title",
    from: (version: number) => `Version ${version}`,
    to: (version: number) => `Version ${version}`,
    inline: "In one text",
    side: "Side by side",
    view: "How to show the differences",
  },
} as const;
