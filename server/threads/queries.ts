import type { z } from "zod";
import type { ThreadTarget } from "@/core/comment";
import { invalid, notFound } from "@/core/errors";
import { canKeepForSelf, canResolveThread, canWriteInThread, isBlindTo } from "@/core/permissions";
import { decodeThreadCursor, encodeThreadCursor } from "@/core/threads/cursor";
import {
  FindThreadSchema,
  PAGE_LEVELS,
  ReadThreadSchema,
  type ThreadPage,
  type ThreadView,
} from "@/core/threads/thread";
import { db } from "@/server/db";
import { streamPosition } from "@/server/events";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import type { Actor } from "@/server/session";
import { type ReadableThread, type ThreadRow, threadById, threadOn } from "@/server/threads/access";
import { threadCommentSelect, toThreadComments } from "@/server/threads/comment-views";
import { type PlacedRow, placedRows, REPLIES_AT } from "@/server/threads/thread-rows";
import { isLiveComment, isShownComment, seenCommentCount, seenReplyCount } from "@/server/visibility";

type ReadThread = z.output<typeof ReadThreadSchema>;

/** The most that are named of what a person has not read. */
const MAX_UNREAD = 50;
/** How many of the comments above one come with it in a part of a thread. */
const ABOVE = 2;

/**
 * A page of the thread on an annotation, or on an article in a group; an empty one where nobody has begun.
 * @throws AppError invalid, not-found for what the actor may not see.
 */
export async function findThread(actor: Actor, query: unknown): Promise<ThreadPage> {
  const { annotation, article, group, ...page } = FindThreadSchema.parse(query);
  const on: ThreadTarget = annotation
    ? { annotationId: annotation }
    : { articleId: article as string, groupId: group as string };
  return pageOf(actor, await threadOn(actor, on), page);
}

/** A page of a thread. @throws AppError invalid, not-found for what the actor may not see. */
export async function getThread(actor: Actor, id: string, query: unknown): Promise<ThreadPage> {
  const page = ReadThreadSchema.parse(query);
  return pageOf(actor, await threadById(actor, id), page);
}

async function pageOf(actor: Actor, thread: ReadableThread, query: ReadThread): Promise<ThreadPage> {
  // Read before the rest: what happens meanwhile is told again, which does no harm; told never, it would.
  const asOf = await streamPosition(thread.articleId);
  const [view, page] = await Promise.all([
    toThreadView(actor, thread),
    thread.row ? readPage(actor, thread.row.id, query) : EMPTY,
  ]);
  return { thread: view, ...page, asOf };
}

type Listed = Omit<ThreadPage, "thread" | "asOf">;
const EMPTY: Listed = { top: [], items: [], next: null, more: [] };

async function readPage(actor: Actor, threadId: string, query: ReadThread): Promise<Listed> {
  if (query.comment) return readPart(actor, threadId, query.comment);
  const cursor = query.cursor === undefined ? null : decodeThreadCursor(query.cursor);
  if (query.cursor !== undefined && cursor === null) throw invalid("cursor", "Not a cursor of this list.");
  const sort = query.parent ? "oldest" : query.sort;
  const list = { under: query.parent ?? null, sort, cursor, limit: query.limit };
  const placed = arrange(await placedRows(actor, threadId, list), query.limit);
  const { ids, top, next, more } = placed;
  return { top, items: await readComments(actor, ids), next, more };
}

/** A comment under the nearest it answers, with the first of what hangs below it. */
async function readPart(actor: Actor, threadId: string, id: string): Promise<Listed> {
  const above = await hotQuery<{ id: string; replyCount: number; depth: number }>(Prisma.sql`
    WITH RECURSIVE up AS (
      SELECT c.id, c."parentId", ${seenReplyCount(actor)} AS "replyCount", 0 AS step FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
      WHERE c.id = ${id}::uuid AND c."threadId" = ${threadId}::uuid AND ${isShownComment(actor)}
      UNION ALL
      SELECT c.id, c."parentId", ${seenReplyCount(actor)}, up.step + 1
      FROM up JOIN "Comment" c ON c.id = up."parentId" JOIN "Thread" t ON t.id = c."threadId"
      WHERE up.step < ${ABOVE} AND ${isShownComment(actor)}
    ) SELECT id, "replyCount" FROM up ORDER BY step DESC`);
  if (above.length === 0) throw notFound("comment");
  const limit = 20;
  const rows = await placedRows(actor, threadId, { under: id, sort: "oldest", cursor: null, limit });
  const below = arrange(rows, limit);
  return {
    top: above.slice(0, 1).map((one) => one.id),
    items: await readComments(actor, [...above.map((one) => one.id), ...below.ids]),
    next: null,
    more: [
      // Of what stands beside the way down to it nothing came.
      ...above.slice(0, -1).flatMap((one) => (one.replyCount > 1 ? [{ parentId: one.id, after: null }] : [])),
      ...(below.next === null ? [] : [{ parentId: id, after: below.next }]),
      ...below.more,
    ],
  };
}

/** Which of the rows are part of the page, and where lists go on that have more. */
function arrange(rows: readonly PlacedRow[], limit: number) {
  const room = (level: number) => (level === 0 ? limit : (REPLIES_AT[level - 1] ?? 0));
  const kept = rows.filter((row) => row.level < PAGE_LEVELS && row.place <= room(row.level));
  const lastOf = new Map<string | null, PlacedRow>();
  for (const row of kept) lastOf.set(row.under, row);
  const isOver = (row: PlacedRow) => row.level >= PAGE_LEVELS || row.place > room(row.level);
  const more: ThreadPage["more"] = [];
  let next: string | null = null;
  for (const { under } of rows.filter(isOver)) {
    const last = lastOf.get(under);
    const at = last ? encodeThreadCursor(last) : null;
    if (under === null) next = at;
    else more.push({ parentId: under, after: at });
  }
  const top = kept.filter((row) => row.level === 0).map((row) => row.id);
  return { ids: kept.map((row) => row.id), top, next, more };
}

/** In the order of the ids. */
async function readComments(actor: Actor, ids: readonly string[]) {
  const rows = await db.comment.findMany({ where: { id: { in: [...ids] } }, select: threadCommentSelect });
  const views = new Map((await toThreadComments(actor, rows)).map((view) => [view.id, view]));
  return ids.flatMap((id) => views.get(id) ?? []);
}

/** @throws never: the caller has asked whether the actor may read it. */
export async function toThreadView(actor: Actor, thread: ReadableThread): Promise<ThreadView> {
  const { articleId, groupId, annotationId, authorId } = thread;
  const row = thread.row && (await seenRow(actor, thread.row));
  const place = { id: row?.id ?? null, articleId, groupId, annotationId };
  const asOf = new Date();
  const [reader, by] = await Promise.all([
    row === null ? null : readerOf(actor, row.id),
    row?.resolvedById
      ? db.person.findUnique({
          where: { id: row.resolvedById },
          select: { id: true, name: true, handle: true },
        })
      : null,
  ]);
  const unread = row === null || !reader?.readAt ? [] : await unreadIn(actor, row.id, reader.readAt);
  const isLocked = row !== null && row.lockedAt !== null;
  return {
    ...place,
    commentCount: row?.commentCount ?? 0,
    readAt: reader?.readAt?.toISOString() ?? null,
    unreadCount: unread[0]?.count ?? 0,
    unreadIds: unread.map(({ id }) => id),
    following: reader?.following ?? null,
    isLocked,
    resolved: row?.resolvedAt ? { at: row.resolvedAt.toISOString(), by, reason: row.resolution } : null,
    version: row?.version ?? 1,
    asOf: asOf.toISOString(),
    can: {
      comment: canWriteInThread(actor, { articleId, groupId, authorId, isLocked }),
      resolve: row !== null && canResolveThread(actor, { groupId, authorId }),
      follow: canKeepForSelf(actor),
    },
  };
}

/** A thread as the actor sees it: who is blind to it hears neither how much others said nor that they settled it. */
async function seenRow(actor: Actor, row: ThreadRow): Promise<ThreadRow> {
  if (!isBlindTo(actor, row)) return row;
  const [own] = await hotQuery<{ count: number }>(Prisma.sql`
    SELECT ${seenCommentCount(actor)} AS count FROM "Thread" t WHERE t.id = ${row.id}::uuid`);
  const isSettled = actor.kind === "person" && row.resolvedById === actor.id;
  const settled = isSettled ? {} : { resolvedAt: null, resolvedById: null, resolution: "" };
  return { ...row, ...settled, commentCount: own?.count ?? 0 };
}

const readerOf = (actor: Actor, threadId: string) =>
  actor.kind === "visitor"
    ? null
    : db.threadReader.findUnique({
        where: { threadId_personId: { threadId, personId: actor.id } },
        select: { readAt: true, following: true },
      });

/** What others have said since a moment, oldest first; each row says how many there are. */
const unreadIn = (actor: Actor, threadId: string, since: Date) =>
  hotQuery<{ id: string; count: number }>(Prisma.sql`
    SELECT c.id, (count(*) OVER ())::int AS count FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
    WHERE c."threadId" = ${threadId}::uuid AND c."createdAt" > ${since}::timestamptz AND ${isLiveComment(actor)}
      AND c."authorId" <> ${actor.kind === "person" ? actor.id : null}::uuid
    ORDER BY c."createdAt", c.id LIMIT ${MAX_UNREAD}`);
