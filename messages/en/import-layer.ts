import type { ImportReport } from "@/core/import-layer/request";
import { quoted } from "@/messages/en/quoted";

const number = new Intl.NumberFormat("en");
const count = (many: number, one: string, more = `${one}s`) =>
  many === 1 ? `1 ${one}` : `${number.format(many)} ${more}`;

const both = (annotations: number, comments: number) =>
  [
    ...(annotations > 0 || comments === 0 ? [count(annotations, "annotation")] : []),
    ...(comments > 0 ? [count(comments, "comment")] : []),
  ].join(" and ");

const countsOf = (report: ImportReport, what: "imported" | "present" | "refused") =>
  both(report.annotations[what], report.comments[what]);

/** Words of the page that brings annotations in from a file. */
export const importLayer = {
  title: (article: string) => `Bring annotations to ${quoted(article)}`,
  lead: "From a file that was taken out of Marginalia, or of another tool that writes Web Annotations. You see what happens before anything is saved.",
  back: "Back to the article",
  file: "The file",
  fileHint: (most: string) => `JSON or JSON-LD, up to ${most}.`,
  group: "Who will see them",
  onlyMe: "Only me",
  onlyMeHint: "Everything in the file becomes private to you.",
  source: "Other address of the article",
  sourceHint: "Only for Web Annotations that know the article by an address that is not the one it has here.",
  preview: "See what will be added",
  reading: "Reading…",
  none: "Choose a file first.",
  notJson: "This is no JSON. Nothing was saved.",
  notUtf8: "This file is not in UTF-8. Nothing was saved.",
  tooLarge: (size: string, most: string) =>
    `This has ${size}; at most ${most} can be brought in at once. Nothing was saved.`,
  offline: "No answer from the server. Nothing is lost; try again when you are back online.",

  planned: "What will be added",
  done: "What was added",
  imported: (report: ImportReport) => countsOf(report, "imported"),
  nothing: "Nothing in it is new here.",
  present: (report: ImportReport) => `${countsOf(report, "present")} already here, and left as they are`,
  refused: (report: ImportReport) => `${countsOf(report, "refused")} cannot be brought in`,
  attributed: (many: number) =>
    many === 1
      ? "One of them is by somebody else. It stands under your name, and keeps who wrote it."
      : `${number.format(many)} of them are by others. They stand under your name, and keep who wrote them.`,
  outcomes: {
    refused: "Not brought in",
    changed: "Brought in, with a question",
    "left-out": "Left out",
  },
  entries: "Entry by entry",
  more: (many: number) => `and ${count(many, "more line")}`,
  bringIn: (report: ImportReport) => `Bring in ${countsOf(report, "imported")}`,
  bringing: "Bringing them in…",
  read: "Read the article",
  another: "Bring in another file",
} as const;
