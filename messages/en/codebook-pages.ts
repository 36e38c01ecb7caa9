/** Words of the pages around a codebook: new, import, history, copies. */
export const codebookPages = {
  create: "New codebook",
  import: "Import",
  edit: "Edit",
  history: "History",
  copy: "Copy into a group",
  export: "Take it with you",
  exportAs: {
    json: "JSON, with everything",
    csv: "CSV, for a spreadsheet",
    qdc: "REFI-QDA (.qdc), for other analysis software",
  },
  noQdcWithoutCodes: "Needs at least one code",
  ofGroup: (name: string): string => `of ${name}`,
  everybody: "for everybody",
  mergedInto: "Its passages went to",
  annotationExample: "See the annotation",

  newForm: {
    title: "New codebook",
    copyTitle: (name: string): string => `Copy ${name}`,
    lead: "Begin empty and add codes as you read, or copy a codebook and change what does not fit.",
    copyLead:
      "The copy belongs to the group: its codes are its own, and what changes there changes nothing here.",
    name: "Name",
    description: "Description",
    group: "For",
    groupHint: "Only groups that you run.",
    everybody: "Everybody",
    noGroup: "You run no group yet. A codebook belongs to a group; start one first.",
    newGroup: "New group",
    create: "Create codebook",
    copy: "Copy codebook",
    creating: "Creating…",
    cancel: "Cancel",
  },
  importForm: {
    title: "Import a codebook",
    lead: "JSON of this site, CSV with a column “name”, or REFI-QDA (.qdc) of MAXQDA, ATLAS.ti, NVivo, QualCoder and others. You see what it becomes before anything is stored.",
    file: "File",
    group: "For",
    name: "Name",
    nameHint: "Left empty: the name in the file, or the file’s own.",
    preview: "Look at it",
    looking: "Reading…",
    create: "Import these codes",
    creating: "Importing…",
    another: "Choose another file",
    faults: (count: number): string =>
      count === 1
        ? "One thing keeps this file out. Nothing has been stored."
        : `${count} things keep this file out. Nothing has been stored.`,
    notes: "Brought in, but not as it stands there",
    whole: "File",
    line: (number: number): string => `Line ${number}`,
    codes: (count: number): string => (count === 1 ? "1 code" : `${count} codes`),
    result: (name: string): string => `“${name}” will be a new codebook with`,
    noFile: "Choose a file first.",
  },
  historyPage: {
    title: (name: string): string => `History of ${name}`,
    lead: "Every change is a version. Annotations know which one they were coded with.",
    version: (number: number): string => `Version ${number}`,
    now: "now",
    by: (name: string): string => `by ${name}`,
    read: "Read",
    undo: "Undo",
    undoing: "Undoing…",
    redo: "Do it again",
    undoneBy: (number: number): string => `taken back by version ${number}`,
    earlier: "Earlier versions",
    none: "Nothing has been changed since this codebook came here.",
    back: "Back to the codebook",
    old: (number: number): string => `This is version ${number}, as it was. It is not the one in use.`,
    toNow: "Read the present one",
  },
  change: {
    created: (source: string | null): string => (source ? `Made from “${source}”` : "Made"),
    "edit-book": (fields: readonly string[]): string => `Changed the codebook’s ${fields.join(", ")}`,
    "add-code": (name: string): string => `Added “${name}”`,
    renamed: (before: string, after: string): string => `Renamed “${before}” to “${after}”`,
    "edit-code": (name: string, fields: readonly string[]): string =>
      `Changed “${name}”: ${fields.join(", ")}`,
    "move-code": (name: string, before: string | null, after: string | null): string =>
      before === after
        ? `Moved “${name}” among its neighbours`
        : `Moved “${name}” from ${before === null ? "the first level" : `“${before}”`} to ${after === null ? "the first level" : `“${after}”`}`,
    "merge-codes": (name: string, into: string): string => `Merged “${name}” into “${into}”`,
    "split-code": (name: string, made: readonly string[]): string =>
      `Split “${name}”: ${made.map((one) => `“${one}”`).join(", ")}`,
    "deprecate-code": (name: string): string => `Took “${name}” out of use`,
    "bring-back-code": (name: string): string => `Brought “${name}” back`,
    undone: (number: number): string => `Took back version ${number}`,
  },
  coding: {
    title: "What the codes mean",
    codedWith: (version: number, now: number): string =>
      version === now
        ? `Coded with version ${version} of the codebook, the present one`
        : `Coded with version ${version} of the codebook; it is at version ${now} now`,
    open: "Open in the codebook",
    loading: "Loading what it means…",
  },
} as const;
