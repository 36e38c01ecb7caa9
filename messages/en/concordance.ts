import { thousands } from "@/messages/en/numbers";

const hits = (count: number) => (count === 1 ? "1 hit" : `${thousands(count)} hits`);
const articles = (count: number) => (count === 1 ? "1 article" : `${thousands(count)} articles`);
const passages = (count: number) => (count === 1 ? "1 passage" : `${thousands(count)} passages`);

/** Words of the concordance: searching all texts, and tagging what was found. */
export const concordance = {
  title: "Concordance",
  tabs: { label: "Search", "/concordance": "Words in the texts", "/queries": "Annotations" },
  lead: "Every place where words stand, in all the articles you may read.",
  form: {
    label: "Words to look for",
    placeholder: "Biden's war",
    submit: "Search",
    waiting: "Searching…",
    match: "Find",
    matches: {
      words: "Whole words",
      anywhere: "Also within words",
      pattern: "A pattern",
    },
    case: "Capitals count",
    sort: "Sort by",
    sorts: {
      date: "Newest article",
      after: "Words after",
      before: "Words before",
      article: "Article title",
    },
    group: "Tags of",
    hints: {
      words:
        "Quotation marks, dashes, spaces and capitals are found in any form. An asterisk stands for a word, or for the rest of one: territor*",
      anywhere:
        "Quotation marks, dashes, spaces and capitals are found in any form. Also finds parts of words.",
      pattern:
        "A regular expression (RE2), within one paragraph: \\w+'s war, (so-called|alleged)\\b. \\b is the edge of a word. Capitals are as small letters unless they count.",
    },
  },
  empty: {
    title: "Look for words",
    hint: "See how each article uses them, side by side, and tag all the places at once.",
    examples: [
      { q: "Biden's war", match: "words", what: "who calls it that, and with which quotation marks" },
      { q: "five territories", match: "words", what: "and what stands before it" },
      { q: "peace *", match: "words", what: "peace, and whichever word follows" },
      { q: "\\w+'s war", match: "pattern", what: "whose war, in any article" },
    ],
  },
  none: "No article has these words",
  noneHint: {
    words: "Try it “also within words”, or end a word with an asterisk.",
    anywhere: "Look for fewer words, or for a part of them.",
    pattern: "A pattern is looked for within one paragraph, on words without capitals unless capitals count.",
  },
  found: (count: number, inArticles: number) => `${hits(count)} in ${articles(inArticles)}`,
  stopped: {
    hits: (read: number, all: number) =>
      `These are the first, from the newest ${articles(read)} of ${thousands(all)} that may have it. Narrow it to see them all.`,
    time: (read: number, all: number) =>
      `Stopped after 2 s: ${thousands(read)} of ${articles(all)} read. Narrow it with a word that must be there.`,
    timeBefore: "Stopped after 2 s before an article was read. Narrow it with a longer word.",
  },
  skipped: (count: number) =>
    count === 1
      ? "1 paragraph is too long for this pattern and was not read."
      : `${thousands(count)} paragraphs are too long for this pattern and were not read.`,
  list: "Hits",
  tick: (hit: string) => `Take in: ${hit}`,
  more: (count: number) => `Show ${thousands(count)} more`,
  notLoaded: "The other hits could not be loaded",
  tag: { own: "you", private: "only you", more: (count: number) => `+${count}`, untagged: "highlighted" },
  bar: {
    label: "Tag the hits",
    all: "All hits",
    chosen: (count: number, all: number) =>
      count === all ? `All ${hits(all)} ticked` : `${thousands(count)} of ${hits(all)} ticked`,
    tag: (count: number) => (count === 1 ? "Tag this hit…" : `Tag these ${hits(count)}…`),
    keys: "j k move · x tick · Enter opens · t tags",
    signIn: "Sign in to tag them",
  },
  dialog: {
    title: (count: number) => (count === 1 ? "Tag 1 hit" : `Tag ${hits(count)}`),
    code: "Code",
    find: "Find a code",
    noCode: "No code has that name.",
    layer: "Who sees it",
    onlyMe: "Only you",
    looking: "Looking what is there…",
    toTag: (count: number, inArticles: number) =>
      `${passages(count)} in ${articles(inArticles)} will be tagged.`,
    already: (count: number) =>
      count === 1
        ? "1 has this code from you already and stays as it is."
        : `${thousands(count)} have this code from you already and stay as they are.`,
    corrected: (count: number) =>
      count === 1
        ? "1 is left out: its article was corrected since you searched. Search again to find it in the new text."
        : `${thousands(count)} are left out: their articles were corrected since you searched. Search again to find them in the new texts.`,
    nothing: "All of them have this code from you already.",
    held: "Others will see them once a moderator has looked.",
    places: "In these articles",
    do: (count: number) => `Tag ${passages(count)}`,
    cancel: "Cancel",
    failed: "Nothing was tagged.",
  },
  done: (count: number, code: string) => `Tagged ${passages(count)} as ${code}`,
  undo: "Undo",
  undone: (count: number) =>
    count === 0 ? "There was nothing left to take back" : `Took back ${passages(count)}`,
  kept: (edited: number, answered: number) =>
    [
      edited > 0
        ? `${passages(edited)} stayed, because you changed ${edited === 1 ? "it" : "them"} since.`
        : "",
      answered > 0 ? `${passages(answered)} stayed, because somebody replied.` : "",
    ]
      .filter(Boolean)
      .join(" "),
  undoFailed: "This could not be taken back.",
  recent: {
    title: "Tagged lately",
    line: (count: number, group: string | null) =>
      `${passages(count)}, ${group === null ? "only you see them" : `in ${group}`}`,
    undone: "taken back",
  },
  keys: {
    section: "Concordance",
    search: "To the search field",
    next: "Next hit",
    previous: "Previous hit",
    tick: "Tick or untick the hit",
    tag: "Tag the ticked hits",
  },
} as const;
