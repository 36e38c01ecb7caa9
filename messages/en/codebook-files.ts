type Detail = readonly string[];
const quoted = (name = ""): string => `“${name}”`;

/** Words of codebook files: what cannot be brought in, and what is brought in differently. */
export const codebookFiles = {
  reason: {
    "not-text": () => "This is not text.",
    "not-json": () => "This is not JSON: it breaks off here, or something stands here that does not belong.",
    "not-csv": () => "This row cannot be read: a quotation mark is open, or stands where none belongs.",
    "not-xml": () => "This is not well-formed XML.",
    "not-a-codebook": () =>
      "This is no codebook. Codebooks are JSON as this site writes it, CSV with a column “name”, or REFI-QDA (.qdc).",
    "no-codes": () => "There are no codes in it.",
    "no-name-column": () => "The first row names the columns, and one of them must be “name”.",
    "too-many": ([most]: Detail) => `It has more than ${most} codes.`,
    field: ([field, message]: Detail) => `${field}: ${message}`,
    "slug-twice": ([slug]: Detail) => `The address ${quoted(slug)} stands in the file twice.`,
    "guid-twice": ([guid]: Detail) => `The id ${guid} stands in the file twice.`,
    "no-parent": ([parent]: Detail) => `It stands under ${quoted(parent)}, which is not in the file.`,
    circle: ([parent]: Detail) => `It stands under ${quoted(parent)}, which stands under it: a circle.`,
    "too-deep": ([most]: Detail) => `It stands deeper than ${most} levels.`,
    "hotkey-twice": ([key, other]: Detail) => `Key ${key} belongs to ${quoted(other)} already.`,
    "no-merge": ([into]: Detail) => `It was merged into ${quoted(into)}, which is not in the file.`,
    "sets-left-out": ([name]: Detail) => `The set ${quoted(name)} is left out: codebooks here have no sets.`,
    "colour-changed": ([from, to]: Detail) =>
      `${from} becomes ${to}, the nearest colour that stays readable in both themes.`,
    "no-colour": ([said]: Detail) =>
      `${quoted(said)} is no colour as #RRGGBB; it gets one that can be told from the others.`,
    "name-twice": ([line]: Detail) => `A code in line ${line} has the same name. Both are brought in.`,
    "parent-unclear": ([parent]: Detail) =>
      `It stands under ${quoted(parent)}, and several codes are called that. Give them addresses in a column “slug”, and name the address.`,
    "not-utf8": () =>
      "This file is not UTF-8. It was read as Windows-1252, as spreadsheets of Western languages save CSV: see whether the letters below are right. If not, save it as “CSV UTF-8”.",
    "unknown-column": ([name]: Detail) => `The column ${quoted(name)} is left out.`,
  },
  noQdcWithoutCodes:
    "REFI-QDA has no form for a codebook without codes: its file must hold at least one. Add a code first, or take JSON or CSV.",
  refused: "Nothing was brought in: the file has faults. The preview names each with its line.",
  tooLarge: "This file is larger than any codebook: at most 2 MB.",
} as const;
