import { type AnnotationRow, findAnnotations } from "@/server/annotations/rows";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import {
  type CommentExtras,
  extrasForAll,
  type ThreadCommentRow,
  threadCommentSelect,
} from "@/server/threads/comment-views";

/** Events that are read at once: what a client far behind gets comes in parts, each a step forward. */
const MOST_AT_ONCE = 200;

/** Above a comment that came or went, so many that were taken away are looked at: their place may have gone or come back. */
const MOST_ABOVE = 100;

/** What happened to one thing in a batch: enough to tell who must hear of it, whatever became of it. */
export interface Subject {
  id: string;
  /** What `id` names: the word before the first dash of the events' kind. */
  what: string;
  /** Number of its last event. */
  lastSeq: number;
  /** In whose layers it was, as the events say; null: only its author's. */
  groupIds: Set<string | null>;
  actorIds: Set<string | null>;
  /** Whether it was there before, so that it can be gone now. */
  wasThere: boolean;
  /** Whether it came, went, or was withheld, which what it hangs on shows too. */
  isMoved: boolean;
}

export interface ThreadRow {
  id: string;
  articleId: string;
  annotationId: string | null;
  groupId: string | null;
  authorId: string | null;
  commentCount: number;
  /** Where a blind task is open, the same by author: its coders hear of their own alone. Null elsewhere. */
  counts: Record<string, number> | null;
  lockedAt: Date | null;
  resolvedAt: Date | null;
  version: number;
}

/** A stretch of an article's stream, with everything it is about as it is now. */
export interface Batch {
  articleId: string;
  epoch: string;
  /** Number of the newest event there is. */
  head: number;
  from: number;
  to: number;
  subjects: Subject[];
  annotations: Map<string, AnnotationRow>;
  comments: Map<string, ThreadCommentRow>;
  extras: CommentExtras;
  /** By id. */
  threads: Map<string, ThreadRow>;
  /** Number of the article's current version, where that changed. */
  version: number | null;
}

interface EventRow {
  epoch: string;
  head: string;
  seq: string | null;
  kind: string;
  subjectId: string;
  groupId: string | null;
  actorId: string | null;
  /** Whether it gave words another standing (server/moderation/standing.ts). */
  isJudged: boolean | null;
}

/**
 * What comes after number `from` of an article's stream. The events are read first and then what they are
 * about, so the rows are of after the last event: never older than what the numbers promise.
 * @returns null where there is no such article
 */
export async function readBatch(articleId: string, from: number): Promise<Batch | null> {
  const rows = await hotQuery<EventRow>(Prisma.sql`
    SELECT s.epoch, s.seq AS head, e.seq, e.kind, e."subjectId", e."groupId", e."actorId",
      e.data ? 'standing' AS "isJudged"
    FROM "Stream" s LEFT JOIN LATERAL (
      SELECT * FROM "Event" e WHERE e."articleId" = s."articleId" AND e.seq > ${from}::bigint
      ORDER BY e.seq LIMIT ${MOST_AT_ONCE}::int) e ON true
    WHERE s."articleId" = ${articleId}::uuid ORDER BY e.seq`);
  const [first] = rows;
  if (!first) return null;
  const events = rows.filter(({ seq }) => seq !== null);
  const subjects = subjectsOf(events);
  const idsOf = (what: string) => subjects.filter((one) => one.what === what).map(({ id }) => id);
  const comments = await readComments(idsOf("comment"));
  const threadIds = new Set([...idsOf("thread"), ...[...comments.values()].map((row) => row.threadId)]);
  const annotationIds = new Set([
    ...idsOf("annotation"),
    ...[...comments.values()].flatMap(({ thread }) => thread.annotationId ?? []),
  ]);
  return {
    articleId,
    epoch: first.epoch,
    head: Number(first.head),
    from,
    to: Number(events.at(-1)?.seq ?? from),
    subjects,
    comments,
    extras: await extrasForAll([...comments.values()]),
    annotations: new Map((await findAnnotations(db, [...annotationIds])).map((row) => [row.id, row])),
    threads: await readThreads([...threadIds]),
    version: subjects.some(({ what }) => what === "article") ? await currentVersion(articleId) : null,
  };
}

function subjectsOf(events: readonly EventRow[]): Subject[] {
  const subjects = new Map<string, Subject>();
  for (const { seq, kind, subjectId, groupId, actorId, isJudged } of events) {
    const what = kind.slice(0, kind.indexOf("-"));
    const key = `${what} ${subjectId}`;
    let one = subjects.get(key);
    if (!one) {
      const nothing = { groupIds: new Set<string | null>(), actorIds: new Set<string | null>() };
      one = { id: subjectId, what, lastSeq: 0, ...nothing, wasThere: false, isMoved: false };
      subjects.set(key, one);
    }
    one.lastSeq = Number(seq);
    one.groupIds.add(groupId);
    one.actorIds.add(actorId);
    if (!kind.endsWith("-created")) one.wasThere = true;
    if (isJudged || !kind.endsWith("-updated")) one.isMoved = true;
  }
  return [...subjects.values()];
}

/** The comments, what each answers, and above that whatever was taken away. */
async function readComments(ids: readonly string[]): Promise<Map<string, ThreadCommentRow>> {
  if (ids.length === 0) return new Map();
  const around = await hotQuery<{ id: string }>(Prisma.sql`
    WITH RECURSIVE up AS (
      SELECT c.id, c."parentId", 0 AS above FROM "Comment" c WHERE c.id = ANY(${ids}::uuid[])
      UNION
      SELECT p.id, p."parentId", up.above + 1 FROM up JOIN "Comment" p ON p.id = up."parentId"
      WHERE up.above = 0 OR (up.above < ${MOST_ABOVE}::int AND (p."deletedAt" IS NOT NULL OR p.standing <> 'published'))
    ) SELECT DISTINCT id FROM up`);
  const rows = await db.comment.findMany({
    where: { id: { in: around.map(({ id }) => id) } },
    select: threadCommentSelect,
  });
  return new Map(rows.map((row) => [row.id, row]));
}

async function readThreads(ids: readonly string[]): Promise<Map<string, ThreadRow>> {
  if (ids.length === 0) return new Map();
  const rows = await hotQuery<ThreadRow>(Prisma.sql`
    SELECT t.id, t."articleId", t."annotationId", t."groupId", n."authorId", t."commentCount", t."lockedAt",
      t."resolvedAt", t.version,
      CASE WHEN EXISTS (SELECT 1 FROM "CodingTask" k JOIN "TaskArticle" ka ON ka."taskId" = k.id
          AND ka."articleId" = t."articleId" WHERE k."groupId" = t."groupId" AND k."isBlind"
          AND k."revealedAt" IS NULL AND k."closedAt" IS NULL)
        THEN (SELECT jsonb_object_agg(x."authorId", x.count) FROM (
          SELECT c."authorId", count(*)::int AS count FROM "Comment" c
          WHERE c."threadId" = t.id AND c."deletedAt" IS NULL AND c.standing = 'published'
          GROUP BY c."authorId") x) END AS counts
    FROM "Thread" t LEFT JOIN "Annotation" n ON n.id = t."annotationId" WHERE t.id = ANY(${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

async function currentVersion(articleId: string): Promise<number | null> {
  const [row] = await hotQuery<{ number: number }>(Prisma.sql`
    SELECT v.number FROM "Article" a JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
    WHERE a.id = ${articleId}::uuid`);
  return row?.number ?? null;
}
