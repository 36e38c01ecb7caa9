"use client";

import { EditHistory } from "./edit-history";
import { fetchRevisions } from "./thread-api";
import type { ThreadComment } from "./thread-state";

/** “edited”, which opens what the comment said before each of its edits. */
export function CommentHistory({ comment }: { comment: ThreadComment }) {
  const { id, version, body, createdAt, editedAt } = comment;
  return (
    <EditHistory
      now={{ version, text: body, createdAt: editedAt ?? createdAt }}
      fetchEarlier={async () => (await fetchRevisions(id)).map((one) => ({ ...one, text: one.body }))}
    />
  );
}
