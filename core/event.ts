/**
 * What happened to an article's layer, in the words of the commands. Past tense: an event is a fact. The word
 * before the first dash says what `subjectId` names; everyone who may see that gets its present state live
 * (server/live), whatever the rest says. So a reaction to a comment is an event about the comment.
 */
export const EVENT_KINDS = [
  "article-created",
  "article-version-created",
  "annotation-created",
  "annotation-updated",
  "annotation-deleted",
  "annotation-restored",
  "annotation-reactions-updated",
  "comment-created",
  "comment-updated",
  "comment-deleted",
  "comment-restored",
  "comment-reactions-updated",
  "thread-updated",
  "settlement-created",
  "settlement-updated",
  "task-updated",
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];
