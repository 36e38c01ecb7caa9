/** Where a list goes on: after this comment, as it was when its page was made. */
export interface ThreadCursor {
  id: string;
  createdAt: Date;
  replyCount: number;
}

/** Opaque to clients. `<replies>_<ISO 8601>_<uuid>` */
export const encodeThreadCursor = (at: ThreadCursor): string =>
  `${at.replyCount}_${at.createdAt.toISOString()}_${at.id}`;

const CURSOR = /^(\d{1,9})_([^_]+)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** Null for what is none. */
export function decodeThreadCursor(text: string): ThreadCursor | null {
  const [, replies = "", time = "", id = ""] = CURSOR.exec(text) ?? [];
  const createdAt = new Date(time);
  if (id === "" || Number.isNaN(createdAt.getTime())) return null;
  return { replyCount: Number(replies), createdAt, id };
}
