import type { ThreadSort } from "@/core/threads/thread";

/** What the outermost comments are sorted by. */
export interface SortedBy {
  id: string;
  createdAt: Date;
  replyCount: number;
}

/** Where a list goes on: after this comment, as it was when its page was made. */
export interface ThreadCursor extends SortedBy {}

/** Opaque to clients. `<replies>_<ISO 8601>_<uuid>` */
export const encodeThreadCursor = (at: SortedBy): string =>
  `${at.replyCount}_${at.createdAt.toISOString()}_${at.id}`;

const CURSOR = /^(\d{1,9})_([^_]+)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** Null for what is none. */
export function decodeThreadCursor(text: string): ThreadCursor | null {
  const [, replies = "", time = "", id = ""] = CURSOR.exec(text) ?? [];
  const createdAt = new Date(time);
  if (id === "" || Number.isNaN(createdAt.getTime())) return null;
  return { replyCount: Number(replies), createdAt, id };
}

/** Whether `a` stands before `b`. Ids break ties, so that no two stand at one place. */
export function compareBy(sort: ThreadSort, a: SortedBy, b: SortedBy): number {
  const time = a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  if (sort === "newest") return -time;
  return sort === "replies" ? b.replyCount - a.replyCount || time : time;
}
