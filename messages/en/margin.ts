import { quoted } from "@/messages/en/quoted";

const one = (count: number, singular: string, plural: string) => (count === 1 ? singular : plural);

/** Words of the margin: cards, filter, legend, the strip along the page, outline. */
export const margin = {
  label: "Annotations",
  none: {
    title: "Nothing marked yet",
    hint: "Select a passage to begin.",
    readOnly: "Highlights that others make appear here.",
  },
  noMatch: {
    title: "Nothing matches",
    hint: "Other highlights are hidden by the filter.",
    clear: "Show all",
  },

  /** Moving from one to the next. */
  step: {
    section: "Annotations",
    next: "Next annotation",
    previous: "Previous annotation",
    place: (at: number, of: number) => `${at} of ${of}`,
    /** When the keys of one annotation work. */
    idle: "With a highlight in focus",
    noNext: "There is no annotation after this.",
    noPrevious: "There is no annotation before this.",
  },

  card: {
    changeCode: (code: string) => `Change ${code}`,
    on: (quote: string) => `on ${quoted(quote)}`,
    unknownPerson: "Somebody",
    onlyMe: "Only me",
    onlyMeHint: "Nobody else sees this.",
    edited: "edited",
    comments: (count: number) => `${count} ${one(count, "comment", "comments")}`,
    moreCodes: (count: number) => `+${count}`,
    moreCodesLabel: (count: number) => `and ${count} more ${one(count, "code", "codes")}`,
    more: "More",
    less: "Less",
    inReview: "in question",
    inReviewHint:
      "The text was corrected here: whether this still stands on the right words is to be reviewed.",
    removed: "Removed by its author; the discussion stays.",
    codes: "Codes",
    note: "Note",
    discuss: "Discuss",
    menu: "More actions",
    retarget: "Change the passage",
    makePrivate: "Show only to me",
    makeShared: (group: string) => `Share with ${group}`,
    aboutCodes: "What the codes mean",
    copyLink: "Copy link",
    linkCopied: "Link copied",
    linkNotCopied: "The link could not be copied",
    delete: "Delete",
    toPassage: "Go to the passage",
    /** As named in the palette and in the list of keys. */
    commands: {
      codes: "Change the annotation’s codes",
      note: "Write the annotation’s note",
      discuss: "Discuss the annotation",
      delete: "Delete the annotation",
      retarget: "Change the annotation’s passage",
      visibility: "Change who sees the annotation",
      link: "Copy the annotation’s link",
    },
  },

  save: {
    saving: "Saving…",
    unsaved: "Not saved yet",
    retry: "Try again",
    discard: "Discard",
    conflict: "Somebody changed this while you did",
    mine: "Yours",
    theirs: "Theirs",
    keepMine: "Keep mine",
    takeTheirs: "Take theirs",
    noNote: "No note",
    noCodes: "No codes",
  },

  stack: {
    samePassage: (people: number) => `${people} people marked this passage`,
    nearby: (count: number, people: number) =>
      `${count} highlights by ${people} ${one(people, "person", "people")} around here`,
    open: "Show them",
    close: "Fold",
    codes: "Codes given here",
    more: (count: number) => `and ${count} more`,
  },

  orphans: {
    title: (count: number) => `${count} no longer in the text`,
    whole: (count: number) => `${count} on the article as a whole`,
    hint: "The words they stood on were taken out of the article. Who made one can put it on another passage.",
  },

  sheet: {
    label: "Annotations",
    list: "All annotations",
    /** Short for “3 of 48”, between two buttons. */
    place: (at: number, of: number) => `${at}/${of}`,
  },

  filter: {
    label: "Filter annotations",
    open: "Filter",
    count: (shown: number, all: number) =>
      shown === all ? `${all} ${one(all, "highlight", "highlights")}` : `${shown} of ${all}`,
    code: "Code",
    anyCode: "Any code",
    noCode: "No code",
    person: "Person",
    anyone: "Anyone",
    me: (name: string) => `${name} (you)`,
    visibility: "Who sees it",
    all: "All that I can see",
    group: (name: string) => `In ${name}`,
    private: "Only me",
    discussed: "Has a discussion",
    clear: "Clear",
    clearAll: "Clear the filter",
    drop: (what: string) => `Stop filtering by ${what}`,
    hiddenCodes: (count: number) => `${count} ${one(count, "code", "codes")} hidden`,
  },

  legend: {
    label: "Codes",
    noCode: "No code",
    only: "Only this",
    onlyThis: (name: string) => `Show only ${name}`,
    all: "Show all",
    count: (count: number) => `${count} ${one(count, "highlight", "highlights")}`,
    none: "No codes used yet.",
  },

  strip: {
    label: "Where the annotations are",
    value: (percent: number, here: number) =>
      `${percent} % of the page; ${here} ${one(here, "annotation", "annotations")} in view`,
    here: (count: number) => `${count} ${one(count, "annotation", "annotations")}`,
  },

  outline: { label: "Outline", progress: (percent: number) => `${percent} % read` },
} as const;
