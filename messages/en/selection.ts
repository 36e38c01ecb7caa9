import type { SettledHow } from "@/core/settling/decision";
import { quoted } from "@/messages/en/quoted";

const SETTLED: Record<SettledHow, string> = {
  accepted: "settled as it was",
  merged: "settled, merged",
  boundary: "settled with a boundary picked",
  code: "settled with a code picked",
  rejected: "settled as not to be coded",
  agreed: "settled as all agreed",
};

const many = (count: number, one: string, more: string) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : more}`;

/** Words of taking any selection of annotations out. */
export const selection = {
  title: "Take annotations out",
  lead: "What you choose, over all articles that you may read, as you see it now, in a file of your own.",
  query: "Which annotations",
  queryHint: "Such as: code:loaded-language group:my-class has:note. Empty means all that you may see.",
  what: "What",
  annotations: "Annotations",
  settled: (group: string) => `What ${group} has settled`,
  byVote: "By vote",
  notBoth: "Ask for annotations, or for what a group has settled.",
  look: "Count",
  found: (annotations: number, articles: number) =>
    annotations === 0
      ? "Nothing is found. Ask for less, or look whether the names are right."
      : `${many(annotations, "annotation", "annotations")} in ${many(articles, "article", "articles")}`,
  format: "Format",
  formats: {
    csv: { name: "Table (CSV)", hint: "One row for each code on each passage; safe in spreadsheets" },
    jsonl: { name: "JSON lines", hint: "One annotation a line, whole; can be brought in again" },
    jsonld: { name: "Web Annotations (JSON-LD)", hint: "The W3C’s standard, for other annotation tools" },
    tsv: {
      name: "Propaganda corpus (TSV)",
      hint: "id, technique, begin, end; counted in code points, as SemEval has them",
    },
    qdpx: { name: "REFI-QDA project", hint: "For ATLAS.ti, MAXQDA, NVivo, QualCoder and the like" },
    report: { name: "Report", hint: "One page to read and print: figures, passages, notes, discussions" },
  },
  bom: "For Excel (CSV begins with a byte order mark)",
  download: "Download",
  stop: "Stop",
  preparing: "Counting…",
  progress: (received: string, total: number) =>
    `${received} so far, with ${many(total, "annotation", "annotations")} in all`,
  done: (name: string, size: string) => `${name} is there: ${size}.`,
  stopped: "Stopped. Nothing was kept.",
  failed: "The file could not be written to its end. Nothing was kept; try again.",
  group: "Take annotations out",
  bringIn: "Bring annotations in",

  report: {
    title: "Annotations",
    everything: "Everything that could be seen",
    settledBy: (group: string) => `What ${group} has settled`,
    settled: (how: SettledHow, coders: readonly string[]) =>
      `${SETTLED[how]}, made of the coding of ${coders.join(", ")}`,
    asked: (query: string) => `Asked for: ${quoted(query)}`,
    found: ({ annotations, articles, people }: { annotations: number; articles: number; people: number }) =>
      `${many(annotations, "annotation", "annotations")} in ${many(articles, "article", "articles")} by ${many(people, "person", "people")}`,
    codes: "Codes",
    code: "Code",
    passages: "Passages",
    articles: "Articles",
    people: "People",
    whole: "on the article as a whole",
    orphan: "no longer in the text",
    private: "private",
    needsReview: "place not certain",
    deletedComment: "Deleted comment",
    none: "Nothing was found.",
    taken: (date: string) => `Taken out of Marginalia on ${date}.`,
  },
} as const;
