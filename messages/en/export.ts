import { quoted } from "@/messages/en/quoted";
/** Words of what is taken out of the site, and of the page where that is done. */
export const takeOut = {
  title: (article: string) => `Take out ${quoted(article)}`,
  lead: (group: string) =>
    `The text with the annotations of ${group}, as you see them now, in a file of your own.`,
  back: "Back to the article",
  format: "Format",
  private: "My private annotations too",
  bom: "For Excel (CSV begins with a byte order mark)",
  download: "Download",
  print: "Print",
  selection: "Only some, or as a corpus, a project or a report",
  feeds: "Follow",
  atom: "Atom feed",
  jsonFeed: "JSON feed",

  feed: {
    article: (title: string) => `${title} · annotations`,
    group: (name: string) => `${name} · annotations`,
    annotation: (passage: string, article: string) => `${quoted(passage)} in ${article}`,
    whole: (article: string) => `On ${article}`,
    comment: (passage: string, article: string) => `A comment on ${quoted(passage)} in ${article}`,
    discussion: (article: string) => `A comment on ${article}`,
  },
  embed: (author: string, article: string) => `${author} on ${article}`,
  embedFormat: "Only json and xml can be answered.",
  noOrigin: "Nobody has said what this site's address is.",

  files: {
    notes: "Notes",
    orphans: "No longer in the text",
    whole: "On the article as a whole",
    discussion: "Discussion",
    private: "private",
    needsReview: "place not certain",
    deletedAnnotation: "Deleted annotation",
    deletedComment: "Deleted comment",
    takenBack: "Taken back while this file was being written.",
    edited: "edited",
    backToPassage: "Back to the passage",
    note: (number: number) => `Note ${number}`,
    version: (number: number) => `version ${number}`,
    layer: (group: string) => `annotations of ${group}`,
    taken: (date: string) => `Taken out on ${date}:`,
    replyTo: (name: string) => `to ${name}`,
  },
} as const;
