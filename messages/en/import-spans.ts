const number = new Intl.NumberFormat("en");
const count = (many: number, one: string, more = `${one}s`) =>
  many === 1 ? `1 ${one}` : `${number.format(many)} ${more}`;

/** Words of bringing spans of a file in, over many articles. */
export const importSpans = {
  title: "Bring annotations in",
  lead: "Spans of a corpus or lines that were taken out of Marginalia, onto the articles that they name. You see what happens before anything is saved.",
  takeOut: "Take annotations out",
  file: "The file",
  fileHint: (most: string) =>
    `A table with id, technique, begin, end and tabs between, or JSON lines. UTF-8, up to ${most}.`,
  format: "What it is",
  formats: { tsv: "Propaganda corpus (TSV)", jsonl: "JSON lines" },
  unit: "Offsets count",
  units: {
    "": "As this kind of file usually does",
    "code-points": "Unicode code points (Python, SemEval)",
    "utf-16": "UTF-16 code units (JavaScript, Java)",
  },
  group: "Who will see them",
  onlyMe: "Only me",
  codebook: "Techniques are codes of",
  codebookHint:
    "Looked up by label, slug or name, also as Parent/Label. A file that names its codebooks is looked up in those.",
  noCodebook: "There is no codebook here yet.",
  articles: "What the file calls articles",
  articlesHint:
    "A line each: the id in the file, a blank, and the article’s address or slug here. Left out, both are called the same.",
  articlesFault: (line: number) => `Line ${line}: write the id in the file, a blank, and the article’s slug.`,
  preview: "See what will be added",
  reading: "Reading…",
  none: "Choose a file first.",
  notUtf8: "This file is not in UTF-8. Nothing was saved.",
  tooLarge: (size: string, most: string) =>
    `This has ${size}; at most ${most} can be brought in at once. Nothing was saved.`,
  tooManyLines: (lines: number, most: number) =>
    `This has ${number.format(lines)} lines; at most ${number.format(most)} can be brought in at once. Nothing was saved: cut it into pieces, and bring in one after another.`,
  planned: "What will be added",
  done: "What was added",
  imported: (annotations: number, articles: number) =>
    annotations === 0
      ? "Nothing in it is new here."
      : `${count(annotations, "annotation")} on ${count(articles, "article")}`,
  comments: (many: number) => `with ${count(many, "comment")}`,
  attributed: (many: number) =>
    `${count(many, "text was", "texts were")} written by others: posted by you, each says who wrote it`,
  present: (many: number) => `${count(many, "is", "are")} already here, and left as they are`,
  refused: (many: number) => `${count(many, "line")} cannot be brought in`,
  lines: "Line by line",
  line: (line: number) => `Line ${number.format(line)}`,
  outcomes: { refused: "Not brought in", changed: "Brought in, changed", "left-out": "Left out" },
  more: (many: number) => `and ${count(many, "more line")}`,
  bringIn: (good: number, refused: number) =>
    refused === 0
      ? `Bring in all ${number.format(good)}`
      : good === 1
        ? "Bring in the good one"
        : `Bring in the ${number.format(good)} good ones`,
  bringing: "Bringing them in…",
  undo: "Take this import back",
  undoing: "Taking it back…",
  undone: (removed: number, kept: number) =>
    kept === 0
      ? `Taken back: ${count(removed, "annotation")}.`
      : `Taken back: ${count(removed, "annotation")}. ${count(kept, "was", "were")} answered since and ${kept === 1 ? "stays" : "stay"}.`,
  another: "Bring in another file",
} as const;
