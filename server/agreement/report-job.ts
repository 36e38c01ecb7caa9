import type { CodedArticle } from "@/core/agreement/article-counts";
import { computeReport, EDITION, type Report, TooMuch } from "@/core/agreement/report";
import { type CodingScope, codedArticles } from "@/server/agreement/coded-spans";
import { isDueAgain, markOf } from "@/server/agreement/outdated";
import { scopeOf, storedResult } from "@/server/agreement/reports";
import { db } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import { log } from "@/server/log";

/** Milliseconds of computing before whoever else waits in this process has a turn. */
const SLICE = 8;
/** Milliseconds between two words of how far it is. */
const NEWS = 500;
/** Seconds without such a word after which whoever computed it is taken to be gone. */
const LOST = 60;
/** Reports that nobody has looked at for so many hours are not kept up to date. */
const WATCHED_HOURS = 24;
const MOST_WATCHED = 200;

/**
 * Computes the reports that are due, one after another: those that were asked for, those whose articles were coded
 * since, and those whose computing was broken off by the end of a process.
 * @param signal stops at the next slice, and leaves the report due
 */
export async function computeDueReports(signal?: AbortSignal): Promise<void> {
  await markOutdated();
  while (!signal?.aborted) {
    const claimed = await claim();
    if (!claimed) return;
    await computeOne(claimed, signal);
  }
}

/** Those that somebody looked at lately are computed anew where people have coded since. */
async function markOutdated(): Promise<void> {
  const rows = await db.agreementReport.findMany({
    where: {
      state: "ready",
      requestedAt: { gt: new Date(Date.now() - WATCHED_HOURS * 3_600_000) },
    },
    orderBy: { requestedAt: "desc" },
    take: MOST_WATCHED,
    select: { id: true, groupId: true, scope: true, asOf: true, computedAt: true, result: true },
  });
  for (const row of rows) {
    const stored = storedResult(row.result);
    if (stored && !isDueAgain(row.computedAt, stored.milliseconds)) continue;
    if (stored && row.asOf === (await markOf(scopeOf(row)))) continue;
    await db.agreementReport.updateMany({
      where: { id: row.id, state: "ready" },
      data: { state: "due", done: 0 },
    });
  }
}

interface Claimed {
  id: string;
  groupId: string;
  scope: Prisma.JsonValue;
}

/** `startedAt` is the last word that was heard of a running one. */
async function claim(): Promise<Claimed | null> {
  const [row] = await db.$queryRaw<Claimed[]>`
    UPDATE "AgreementReport" SET state = 'running', done = 0, total = 100, "startedAt" = now()
    WHERE id = (
      SELECT r.id FROM "AgreementReport" r
      WHERE r.state = 'due' OR (r.state = 'running' AND r."startedAt" < now() - ${LOST} * interval '1 second')
      ORDER BY r."requestedAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, "groupId", scope`;
  return row ?? null;
}

async function computeOne(row: Claimed, signal?: AbortSignal): Promise<void> {
  const scope = scopeOf(row);
  const isMine = { id: row.id, state: "running" } as const;
  try {
    // Taken first: what is coded while it is computed makes it due again.
    const asOf = await markOf(scope);
    const begun = performance.now();
    const result = await compute(scope, row.id, signal);
    if (!result) {
      await db.agreementReport.updateMany({ where: isMine, data: { state: "due", done: 0 } });
      return;
    }
    const milliseconds = Math.round(performance.now() - begun);
    await db.agreementReport.updateMany({
      where: isMine,
      data: {
        state: "ready",
        done: 100,
        asOf,
        result: { edition: EDITION, milliseconds, report: result } as unknown as Prisma.InputJsonValue,
        error: "",
        computedAt: new Date(),
      },
    });
  } catch (thrown) {
    const isTooMuch = thrown instanceof TooMuch;
    if (!isTooMuch) log.error({ error: thrown, report: row.id }, "a report of agreement failed");
    await db.agreementReport.updateMany({
      where: isMine,
      data: { state: "failed", error: isTooMuch ? "too-much" : "failed" },
    });
  }
}

/** @returns null where it was broken off */
async function compute(scope: CodingScope, id: string, signal?: AbortSignal): Promise<Report | null> {
  const articles: CodedArticle[] = [];
  let turn = performance.now();
  let news = turn;
  const mayGoOn = async (done: number): Promise<boolean> => {
    if (performance.now() - turn < SLICE) return true;
    if (performance.now() - news >= NEWS) {
      await db.agreementReport.updateMany({
        where: { id, state: "running" },
        data: { done, startedAt: new Date() },
      });
      news = performance.now();
    }
    await new Promise((resolve) => setImmediate(resolve));
    turn = performance.now();
    return !signal?.aborted;
  };
  for await (const article of codedArticles(scope)) {
    articles.push(article);
    if (!(await mayGoOn(0))) return null;
  }
  const steps = computeReport(articles);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (!(await mayGoOn(Math.floor(100 * value)))) return null;
  }
}
