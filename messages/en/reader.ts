import { quoted } from "@/messages/en/quoted";

/** Words of the reader page: its header, the text, the selection and what is done with it. */
export const reader = {
  section: "This article",
  articleText: "Article text",
  minutes: (minutes: number) => (minutes === 1 ? "1 minute" : `${minutes} minutes`),
  version: (number: number) => `Version ${number}`,
  print: "Print",
  compare: { link: "Compare", hint: "Set this article beside another one" },
  found: { link: "What we found", hint: "Codes, plots and disputes at a glance" },
  printable: "Printable page",

  layer: {
    label: "Whose annotations to show",
    current: (name: string) => `Layer: ${name}`,
    switchTo: "Show the annotations of",
    readOnly: "read only",
    agreement: "Where people differ",
    members: (count: number) => (count === 1 ? "1 member" : `${count} members`),
  },

  panels: {
    side: "Codes and outline",
    discussion: "Discussion of the article",
    discussArticle: "Discuss the article",
    allDiscussion: "All discussions",
    articleDiscussion: (count: number) =>
      count === 0
        ? "Discuss the article"
        : count === 1
          ? "1 comment on the article"
          : `${count} comments on the article`,
    /** The beginning of the same, where there is no room for more. */
    shortDiscussion: (count: number) => (count === 0 ? "Discuss" : String(count)),
  },

  toolbar: {
    label: "What to do with the selected passage",
    highlight: "Highlight",
    code: "Code…",
    note: "Note",
    discuss: "Discuss",
    quote: "Quote",
    onlyMe: "Only me",
    inGroup: (name: string) => name,
    visibility: (name: string) => `New highlights are seen by: ${name}`,
    tagAs: (code: string) => `Tag as ${code}`,
    signIn: "Sign in to annotate",
    observer: "You can read here",
    privately: "Highlight for me only",
  },

  commands: {
    /** When those below can be done. */
    idle: "With a passage selected",
    highlight: "Highlight the selection",
    code: "Tag the selection with a code…",
    note: "Write a note on the selection",
    discuss: "Discuss the selection",
    quote: "Quote the selection in a comment",
    visibility: "Switch between only me and the group",
    tagAs: (code: string) => `Tag the selection as ${code}`,
    clear: "Let the selection go",
    everywhere: "Find the selected words in all articles",
  },

  choosing: {
    command: "Select text with the keyboard",
    label: "Choosing a passage in the article",
    help:
      "Arrow down and up go from sentence to sentence, right and left from word to word. " +
      "Hold Shift to extend. Square brackets move the start by a character, comma and full stop the end. " +
      "Enter opens the tools, H highlights, 1 to 9 tag, Escape leaves.",
    started:
      "Choosing a passage. Arrow keys move by sentence and word, Shift extends, Enter annotates, Escape leaves.",
    extended: (passage: string) => `Selected: ${passage}`,
    left: "Left the selection.",
    keys: {
      sentence: "sentence",
      word: "word",
      extend: "extend",
      annotate: "annotate",
      leave: "leave",
    },
  },

  retarget: {
    label: "Change the passage",
    hint: "Select the passage anew, or drag its ends.",
    save: "Save passage",
    cancel: "Cancel",
    start: "Start of the passage",
    end: "End of the passage",
    done: "Back to reading",
    toReview: "Go on with the review",
  },

  outdated: {
    label: "A newer version",
    text: "This article was corrected while you read. What you mark here is kept.",
    reload: "Read the new version",
  },

  /** What others do meanwhile. */
  news: {
    button: (count: number) => `${count} new`,
    said: (count: number) =>
      count === 1 ? "A new highlight by somebody else." : `${count} new highlights by others.`,
  },

  thumb: {
    label: "Reader tools",
    annotations: (count: number) => (count === 1 ? "1 highlight" : `${count} highlights`),
  },

  /** Read out to people who do not see the page. */
  said: {
    highlighted: (passage: string) => `Highlighted ${quoted(passage)}.`,
    tagged: (passage: string, codes: string) => `Tagged ${quoted(passage)} as ${codes}.`,
    untagged: (passage: string) => `Took the code off ${quoted(passage)}.`,
    moved: (passage: string) => `The highlight is now on ${quoted(passage)}.`,
    deleted: (passage: string) => `Deleted the highlight of ${quoted(passage)}. You can undo.`,
    quoteTooLong: "That is too long to quote. Choose fewer words.",
    unsaved: "A highlight is not saved yet. It stays on the page and can be tried again.",
    visibility: (name: string) => `New highlights are seen by ${name}.`,
  },
  undo: { deleted: "Highlight deleted", action: "Undo" },

  notes: {
    title: "Notes",
    private: "only me",
  },
} as const;
