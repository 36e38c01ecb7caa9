import { thousands } from "@/messages/en/numbers";

/** Words of the codebooks' pages, and of what their commands refuse. */
export const codebooks = {
  title: "Codebooks",
  intro:
    "A codebook says which codes can be put on a passage, what each means, and how to tell it from its neighbours.",
  empty: {
    title: "There is no codebook yet",
    text: "An administrator loads the first one. Until then passages can be highlighted without a code.",
    action: "Go to the library",
  },
  codeCount: (count: number): string => (count === 1 ? "1 code" : `${thousands(count)} codes`),
  version: (number: number): string => `version ${number}`,
  more: "Show more codebooks",

  guidelines: "How to use it",
  contents: "Codes",
  source: "Source",
  label: (label: string): string => `Published label: ${label}`,
  whenToUse: "When to use",
  whenNotToUse: "When not to",
  positive: "Examples",
  negative: "Not this",
  inArticle: "See it in the article",
  passages: "All passages with this code",
  hotkey: (key: string): string => `Key ${key}`,
  heading: "A heading over the codes below; not used on passages itself.",
  deprecated: "No longer used",
  permalink: (name: string): string => `Link to ${name}`,

  errors: {
    mayNotCreate:
      "Only administrators add codebooks for everybody, and only who runs a group adds its own. Nothing was changed.",
    slugTaken: (slug: string) => `There is already a codebook called ${slug}. Nothing was changed.`,
    slugIsId: "This looks like an id; use words.",
    slugReserved: "This address belongs to a page of the site; choose another one.",
    twice: (slug: string) => `The code ${slug} stands in the book twice.`,
    hotkeyTwice: (key: string) => `Two codes of the book want the key ${key}.`,
    noMerge: (slug: string, into: string) => `${slug} was merged into ${into}, which is not in the book.`,
    noParent: (slug: string) => `No code before ${slug} in the book has its parent's name.`,
  },
} as const;
