/**
 * Names of drafts: per person, so that who signs in next on this device is shown nothing of another's,
 * and per thing written about, so that each keeps its own.
 */
export const draftKey = {
  note: (personId: string, annotationId: string) => `${personId}.note.${annotationId}`,
  /** A note on a passage that is not highlighted yet: positions in UTF-16 code units of that version. */
  newNote: (personId: string, versionId: string, start: number, end: number) =>
    `${personId}.new-note.${versionId}.${start}-${end}`,
  /** `parentId` null: a comment that answers the whole thread. */
  reply: (personId: string, thread: string, parentId: string | null) =>
    `${personId}.reply.${thread}.${parentId ?? "thread"}`,
  /** A correction of an article. */
  version: (personId: string, articleId: string) => `${personId}.version.${articleId}`,
  /** What was brought in and is to be the next version of an article that is here already. */
  broughtIn: (personId: string, articleId: string) => `${personId}.brought-in.${articleId}`,
  edit: (personId: string, commentId: string) => `${personId}.edit.${commentId}`,
  /** An article that is being brought in: its text, or the same with the formatting that was pasted. */
  intake: (personId: string, part: "text" | "formatted") => `${personId}.intake.${part}`,
  /** What was typed about it; `source` tells one source from another. */
  intakeDetails: (personId: string, source: string) => `${personId}.intake-details.${source}`,
} as const;
