import type { NotificationData, NotificationKind } from "@/core/notification";
import type { PersonRef } from "@/core/person";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { excerptOf } from "@/server/notifications/excerpt";
import type { NotificationRow } from "@/server/notifications/notification-row";
import type { SignedInActor } from "@/server/session";
import { isLiveAnnotation, isLiveComment, isShownAnnotation } from "@/server/visibility";

/** What a notification is about, as far as its person may see it now. */
export interface Subject {
  by: PersonRef | null;
  excerpt: string;
  href: string;
  data: Record<string, unknown>;
}

/** By the notification's id; those whose subject is out of sight are missing. */
export async function describeSubjects(
  person: SignedInActor,
  rows: readonly NotificationRow[],
): Promise<Map<string, Subject>> {
  const of = (...kinds: NotificationKind[]) => rows.filter(({ kind }) => kinds.includes(kind));
  // Words stand in a group on an article: without a right to both there is nothing to look for.
  const inSight = (row: NotificationRow) => row.articleId !== null && row.groupId !== null;
  const found = await Promise.all([
    ofComments(person, of("mentioned", "replied").filter(inSight)),
    ofThreads(person, of("thread-comment").filter(inSight)),
    ofActions(person, of("moderated")),
    ofFlags(person, of("flag-settled").filter(inSight)),
    ofAppeals(person, of("appeal-answered")),
    of("anchors-changed").map((row) => [row.id, ofCorrection(row)] as const),
    ofTasks(of("task-assigned", "task-revealed", "task-due")),
    of("queue-waiting").map((row) => [row.id, ofQueue(row)] as const),
  ]);
  return new Map(found.flat().flatMap(([id, subject]) => (subject ? [[id, subject] as const] : [])));
}

type Found = readonly (readonly [id: string, subject: Subject | null])[];

const ofCorrection = (row: NotificationRow): Subject | null =>
  row.slug === null ? null : { by: null, excerpt: "", href: `/articles/${row.slug}/review`, data: row.data };

const ofQueue = (row: NotificationRow): Subject | null =>
  row.groupSlug === null
    ? null
    : { by: null, excerpt: "", href: `/groups/${row.groupSlug}/moderation`, data: {} };

interface CommentFound {
  id: string;
  body: string;
  authorId: string;
  name: string;
  handle: string;
}

const authorOf = ({ authorId, name, handle }: CommentFound): PersonRef => ({ id: authorId, name, handle });

/** Over `"Comment" c` and its `"Thread" t`: to be seen, and so is what it hangs on. */
const isInSight = (person: SignedInActor): Prisma.Sql => Prisma.sql`(${isLiveComment(person)} AND (
  t."annotationId" IS NULL OR EXISTS (
    SELECT 1 FROM "Annotation" n WHERE n.id = t."annotationId" AND ${isShownAnnotation(person)})))`;

async function ofComments(person: SignedInActor, rows: readonly NotificationRow[]): Promise<Found> {
  if (rows.length === 0) return [];
  const comments = await db.$queryRaw<CommentFound[]>`
    SELECT c.id, left(c.body, 2000) AS body, p.id AS "authorId", p.name, p.handle
    FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId" JOIN "Person" p ON p.id = c."authorId"
    WHERE c.id = ANY(${rows.map(({ subjectId }) => subjectId)}::uuid[]) AND ${isInSight(person)}`;
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  return rows.map(({ id, subjectId }) => {
    const comment = byId.get(subjectId);
    if (!comment) return [id, null];
    const href = `/comments/${subjectId}`;
    return [id, { by: authorOf(comment), excerpt: excerptOf(comment.body), href, data: {} }];
  });
}

/** From the first new comment that is still there, and how many came until they were read, not counting one's own. */
async function ofThreads(person: SignedInActor, rows: readonly NotificationRow[]): Promise<Found> {
  if (rows.length === 0) return [];
  const threads = await db.$queryRaw<(CommentFound & { noticeId: string; count: number })[]>`
    SELECT f.id AS "noticeId", first.*, p.name, p.handle, p.id AS "authorId"
    FROM "Notification" f
    JOIN "Comment" told ON told.id = f."subjectId"
    JOIN "Thread" t ON t.id = told."threadId"
    CROSS JOIN LATERAL (
      SELECT c.id, left(c.body, 2000) AS body, c."authorId" AS "firstAuthorId", (count(*) OVER ())::int AS count
      FROM "Comment" c
      WHERE c."threadId" = t.id AND (c."createdAt", c.id) >= (told."createdAt", told.id)
        AND c."createdAt" <= coalesce(f."readAt", now()) AND c."authorId" <> ${person.id}::uuid
        AND ${isInSight(person)}
        AND NOT EXISTS (SELECT 1 FROM "IgnoredPerson" i
          WHERE i."personId" = ${person.id}::uuid AND i."ignoredId" = c."authorId")
      ORDER BY c."createdAt", c.id LIMIT 1) first
    JOIN "Person" p ON p.id = first."firstAuthorId"
    WHERE f.id = ANY(${rows.map(({ id }) => id)}::uuid[])`;
  return threads.map((first) => [
    first.noticeId,
    {
      by: authorOf(first),
      excerpt: excerptOf(first.body),
      href: `/comments/${first.id}`,
      data: { count: first.count },
    },
  ]);
}

/** One may see what was done about one, wherever it was. */
async function ofActions(person: SignedInActor, rows: readonly NotificationRow[]): Promise<Found> {
  if (rows.length === 0) return [];
  const actions = await db.moderationAction.findMany({
    where: { id: { in: rows.map(({ subjectId }) => subjectId) }, personId: person.id },
    select: {
      id: true,
      groupId: true,
      kind: true,
      reason: true,
      message: true,
      undoneAt: true,
      moderatorId: true,
      commentId: true,
      annotationId: true,
      sanctions: { select: { until: true } },
    },
  });
  const byId = new Map(actions.map((action) => [action.id, action]));
  return rows.map((row) => {
    const action = byId.get(row.subjectId);
    if (!action) return [row.id, null];
    const { kind, reason, message, commentId, annotationId } = action;
    const href = commentId ? `/comments/${commentId}` : annotationId ? `/annotations/${annotationId}` : null;
    const group = row.groupSlug === null ? "/account" : `/groups/${row.groupSlug}`;
    const isUndone = action.undoneAt !== null;
    // Enough flags hide words without a moderator.
    const isByFlags = action.moderatorId === null;
    const until = action.sanctions[0]?.until?.toISOString() ?? "";
    const isOnSite = action.groupId === null;
    const data = { actionId: action.id, action: kind, reason, message, until, isUndone, isByFlags, isOnSite };
    return [row.id, { by: null, excerpt: "", href: href ?? group, data }];
  });
}

async function ofFlags(person: SignedInActor, rows: readonly NotificationRow[]): Promise<Found> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ subjectId }) => subjectId);
  const words = await db.$queryRaw<{ id: string; isComment: boolean }[]>`
    SELECT c.id, true AS "isComment" FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
    WHERE c.id = ANY(${ids}::uuid[]) AND ${isInSight(person)}
    UNION ALL
    SELECT n.id, false FROM "Annotation" n WHERE n.id = ANY(${ids}::uuid[]) AND ${isLiveAnnotation(person)}`;
  const byId = new Map(words.map((word) => [word.id, word]));
  return rows.map((row) => {
    const { outcome } = row.data as NotificationData["flag-settled"];
    const word = byId.get(row.subjectId);
    // What was taken away on one's own flag is out of sight, and just that is the news.
    const place = word
      ? `/${word.isComment ? "comments" : "annotations"}/${word.id}`
      : `/articles/${row.slug}`;
    return [row.id, { by: null, excerpt: "", href: place, data: { outcome } }];
  });
}

/** What one has to do, as it is called now. */
async function ofTasks(rows: readonly NotificationRow[]): Promise<Found> {
  if (rows.length === 0) return [];
  const tasks = await db.codingTask.findMany({
    where: { id: { in: rows.map(({ subjectId }) => subjectId) }, deletedAt: null },
    select: { id: true, title: true, dueAt: true },
  });
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return rows.map((row) => {
    const task = byId.get(row.subjectId);
    if (!task || row.groupSlug === null) return [row.id, null];
    const data = { title: task.title, ...(task.dueAt && { dueAt: task.dueAt.toISOString() }) };
    return [row.id, { by: null, excerpt: "", href: `/groups/${row.groupSlug}/tasks/${task.id}`, data }];
  });
}

async function ofAppeals(person: SignedInActor, rows: readonly NotificationRow[]): Promise<Found> {
  if (rows.length === 0) return [];
  const appeals = await db.appeal.findMany({
    where: { id: { in: rows.map(({ subjectId }) => subjectId) }, personId: person.id },
    select: { id: true, action: { select: { groupId: true } } },
  });
  const own = new Map(appeals.map(({ id, action }) => [id, action]));
  return rows.map((row) => {
    const action = own.get(row.subjectId);
    if (!action) return [row.id, null];
    const isOnSite = action.groupId === null;
    const { appealId, isGranted } = row.data as NotificationData["appeal-answered"];
    return [
      row.id,
      { by: null, excerpt: "", href: "/account/moderation", data: { appealId, isGranted, isOnSite } },
    ];
  });
}
