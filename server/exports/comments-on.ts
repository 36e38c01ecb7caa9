import type { PassageQuote } from "@/core/comment";
import type { ExportedComment } from "@/core/export/layer-export";
import type { Foreign } from "@/core/web-annotation/foreign";
import { commentSelect, toCommentView } from "@/server/comments/rows";
import { db } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import type { Actor } from "@/server/session";
import { shownComments } from "@/server/visibility";

export const keptSelect = {
  ...commentSelect,
  quote: true,
  via: true,
  canonical: true,
  foreign: true,
} as const;

export type KeptRow = Prisma.CommentGetPayload<{ select: typeof keptSelect }>;

export function toKept(actor: Actor, row: KeptRow): ExportedComment {
  const { via, canonical } = row;
  const view = toCommentView(actor, row);
  // Written by `createComment` and `importLayer` alone, which look whether the article says so.
  const quote = view.deleted ? null : (row.quote as PassageQuote | null);
  // Written by `server/web-annotation` and `server/imports` alone, which look at it before.
  const foreign = row.foreign as Foreign | null;
  return { ...view, quote, provenance: { slug: null, via, canonical, foreign } };
}

/** What was answered to each of the annotations, oldest first, as the actor sees it. */
export async function commentsOn(
  actor: Actor,
  annotationIds: readonly string[],
): Promise<Map<string, ExportedComment[]>> {
  const threads = new Map<string, ExportedComment[]>();
  if (annotationIds.length === 0) return threads;
  const comments = await db.comment.findMany({
    where: { thread: { annotationId: { in: [...annotationIds] } }, AND: shownComments(actor) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: keptSelect,
  });
  for (const row of comments) {
    const id = row.thread.annotationId ?? "";
    const thread = threads.get(id);
    if (thread) thread.push(toKept(actor, row));
    else threads.set(id, [toKept(actor, row)]);
  }
  return threads;
}
