/** What happened to an article's layer, in the words of the commands. Past tense: an event is a fact. */
export const EVENT_KINDS = [
  "article-created",
  "article-version-created",
  "annotation-created",
  "annotation-updated",
  "annotation-deleted",
  "annotation-restored",
  "comment-created",
  "comment-updated",
  "comment-deleted",
  "comment-restored",
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];
