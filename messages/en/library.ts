import { thousands } from "@/messages/en/numbers";

/** Words of the library, the articles' lists and the pages for what goes wrong. */
export const library = {
  title: "Library",
  lead: "Read the news closely, together. Highlight a passage, tag its rhetoric, discuss it.",
  search: {
    label: "Search titles and texts",
    placeholder: "Words or a “phrase”",
    submit: "Search",
    clear: "Show all articles",
    results: (query: string) => `Articles with ${query}`,
    none: "No article has these words",
    noneHint: "Words are found by their beginnings; put a phrase in quotation marks.",
    waiting: "Searching…",
  },
  empty: "No articles yet",
  emptyHint: "What an administrator takes in appears here, newest first.",
  older: "Older articles",
  newest: "Back to the newest",
  minutes: (count: number) => `${thousands(count)} min`,
  minutesLong: (count: number) => (count === 1 ? "1 minute to read" : `${thousands(count)} minutes to read`),
  annotations: (count: number) => (count === 1 ? "1 annotation" : `${thousands(count)} annotations`),
  undated: "undated",
  unattributed: "source unknown",
  print: {
    title: "Printable version",
    back: "Back to the article",
    notes: "Notes",
    noNote: "Highlighted.",
    backToPassage: "Back to the passage",
    private: "only you",
    comments: "Discussion",
  },
  notFound: {
    title: "There is nothing here",
    hint: "The address is wrong, or what stood here is not yours to see.",
    action: "Go to the library",
  },
  failed: {
    title: "This page could not be shown",
    hint: "The server made a mistake and wrote it down. Nothing you wrote is lost.",
    retry: "Try again",
  },
  site: {
    title: "Marginalia",
    description: "Read the news closely, together: highlight passages, tag their rhetoric, discuss them.",
  },
} as const;
