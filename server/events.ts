import { randomUUID } from "node:crypto";
import type { EventKind } from "@/core/event";
import type { Transaction } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";

export interface NewEvent {
  articleId: string;
  kind: EventKind;
  actorId: string | null;
  /** Whose layer it belongs to; null: only the author's. */
  groupId: string | null;
  subjectId: string;
  data?: Record<string, unknown>;
}

/**
 * Takes the article's stream for the rest of the transaction, so that what is read next cannot change
 * before it is written. Commands that decide by other rows of the article call it first.
 */
export async function lockStream(tx: Transaction, articleId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Stream" WHERE "articleId" = ${articleId}::uuid FOR UPDATE`;
}

export async function openStream(tx: Transaction, articleId: string): Promise<void> {
  await tx.stream.create({ data: { articleId, epoch: randomUUID() }, select: { articleId: true } });
}

/** How far an article's events have come: the epoch of its numbers, and the last of them. */
export async function streamPosition(articleId: string): Promise<{ epoch: string; seq: number }> {
  const [row] = await hotQuery<{ epoch: string; seq: string }>(
    Prisma.sql`SELECT epoch, seq FROM "Stream" WHERE "articleId" = ${articleId}::uuid`,
  );
  if (!row) throw new Error(`The article ${articleId} has no stream.`);
  return { epoch: row.epoch, seq: Number(row.seq) };
}

/**
 * Writes an event in the caller's transaction and gives its number. The row lock on the stream makes the
 * order of numbers the order of commits, without gaps: a reader that asks for what comes after a number
 * can miss nothing (a serial column would hand out numbers before commit).
 */
export async function recordEvent(tx: Transaction, event: NewEvent): Promise<bigint> {
  const data = JSON.stringify(event.data ?? {});
  const [row] = await tx.$queryRaw<{ seq: bigint }[]>`
    WITH next AS (
      UPDATE "Stream" SET seq = seq + 1 WHERE "articleId" = ${event.articleId}::uuid RETURNING seq
    )
    INSERT INTO "Event" ("articleId", seq, kind, "actorId", "groupId", "subjectId", data)
    SELECT ${event.articleId}::uuid, next.seq, ${event.kind}, ${event.actorId}::uuid, ${event.groupId}::uuid,
      ${event.subjectId}::uuid, ${data}::jsonb
    FROM next RETURNING seq`;
  if (!row) throw new Error(`The article ${event.articleId} has no stream.`);
  return row.seq;
}

/** In the order of ids: two that need the same articles wait for one another, and never for each other. */
export async function lockStreams(tx: Transaction, articleIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Stream" WHERE "articleId" = ANY(${[...articleIds]}::uuid[]) ORDER BY "articleId" FOR UPDATE`;
}

/** One event on each of several articles, as `recordEvent` writes it on one. */
export async function recordOnEach(
  tx: Transaction,
  articleIds: readonly string[],
  { kind, actorId, groupId, subjectId }: Omit<NewEvent, "articleId" | "data">,
): Promise<void> {
  await lockStreams(tx, articleIds);
  await tx.$executeRaw`
    WITH next AS (
      UPDATE "Stream" SET seq = seq + 1 WHERE "articleId" = ANY(${[...articleIds]}::uuid[])
      RETURNING "articleId", seq
    )
    INSERT INTO "Event" ("articleId", seq, kind, "actorId", "groupId", "subjectId", data)
    SELECT next."articleId", next.seq, ${kind}, ${actorId}::uuid, ${groupId}::uuid, ${subjectId}::uuid, '{}'
    FROM next`;
}

/** Many events of one article at once, in their order, as `recordEvent` writes one. */
export async function recordEvents(
  tx: Transaction,
  articleId: string,
  events: readonly Omit<NewEvent, "articleId">[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = JSON.stringify(
    events.map((event, index) => ({ ...event, data: event.data ?? {}, n: index + 1 })),
  );
  const written = await tx.$executeRaw`
    WITH next AS (
      UPDATE "Stream" SET seq = seq + ${events.length}::bigint WHERE "articleId" = ${articleId}::uuid
      RETURNING seq - ${events.length}::bigint AS before
    )
    INSERT INTO "Event" ("articleId", seq, kind, "actorId", "groupId", "subjectId", data)
    SELECT ${articleId}::uuid, next.before + e.n, e.kind, e."actorId", e."groupId", e."subjectId", e.data
    FROM next, jsonb_to_recordset(${rows}::jsonb)
      AS e(n int, kind text, "actorId" uuid, "groupId" uuid, "subjectId" uuid, data jsonb)`;
  if (written !== events.length) throw new Error(`The article ${articleId} has no stream.`);
}
