import { EDITION } from "@/core/agreement/report";
import {
  type AgreementReportView,
  AgreementScopeSchema,
  type ReportResult,
} from "@/core/agreement/report-schema";
import { forbidden, notFound } from "@/core/errors";
import { newId } from "@/core/new-id";
import { canReadGroup } from "@/core/permissions";
import { agreement as words } from "@/messages/en/agreement";
import { type CodingScope, inScope } from "@/server/agreement/coded-spans";
import { groupReads } from "@/server/agreement/group-reads";
import { isDueAgain, markOf } from "@/server/agreement/outdated";
import { idFrom, readableArticles } from "@/server/articles/access";
import { db } from "@/server/db";
import { draftHash } from "@/server/draft-hash";
import type { Prisma } from "@/server/generated/prisma/client";
import { readGroupFor } from "@/server/groups/queries";
import { wakeJob } from "@/server/jobs/wake";
import { consume } from "@/server/limits";
import { peopleById } from "@/server/moderation/people";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";

const reportSelect = {
  id: true,
  groupId: true,
  scope: true,
  state: true,
  done: true,
  asOf: true,
  result: true,
  error: true,
  computedAt: true,
} as const satisfies Prisma.AgreementReportSelect;

type ReportRow = Prisma.AgreementReportGetPayload<{ select: typeof reportSelect }>;

/**
 * The figures of a selection of a group's coding: what was computed last, and how far the next is. Asked for the
 * first time, or failed before, it is put down to be computed; nobody waits for that here.
 * @throws AppError not-found for a group, task, codebook or article that the actor may not see; forbidden while
 *   they code some of it blind; rate-limited.
 */
export async function requestReport(
  actor: Actor,
  groupId: string,
  input: unknown,
): Promise<AgreementReportView> {
  const person = requirePerson(actor);
  const group = await readGroupFor(person, groupId);
  const scope: CodingScope = { ...AgreementScopeSchema.parse(input), groupId: group.id };
  await requireMayAsk(person, scope);
  const scopeHash = draftHash(scope);
  const where = { groupId_scopeHash: { groupId: group.id, scopeHash } };
  const known = await db.agreementReport.findUnique({ where, select: { state: true } });
  if (!known || known.state === "failed") await consume("write", person.id);
  const row = await db.agreementReport.upsert({
    where,
    create: { id: newId(), groupId: group.id, scopeHash, scope: { ...scope } },
    update: { requestedAt: new Date(), ...(known?.state === "failed" && { state: "due", error: "" }) },
    select: reportSelect,
  });
  return present(person, row, scope);
}

/**
 * A report that was asked for, as far as it is. That somebody looks is what keeps it up to date.
 * @throws AppError not-found, forbidden.
 */
export async function getReport(actor: Actor, reportId: string): Promise<AgreementReportView> {
  const person = requirePerson(actor);
  const row = await db.agreementReport.findUnique({
    where: { id: idFrom(reportId, "report") },
    select: reportSelect,
  });
  if (!row || !canReadGroup(person, row.groupId)) throw notFound("report");
  const scope = scopeOf(row);
  await requireMayAsk(person, scope);
  return present(person, row, scope);
}

export const scopeOf = (row: { groupId: string; scope: unknown }): CodingScope => ({
  // Parsed when it was written; nothing else writes it.
  ...(row.scope as Omit<CodingScope, "groupId">),
  groupId: row.groupId,
});

/**
 * A report is the same for all who may see it, so whoever may not see a part of what it is of may not see it.
 * @throws AppError not-found, forbidden.
 */
async function requireMayAsk(person: SignedInActor, scope: CodingScope): Promise<void> {
  if (scope.taskId) {
    const where = { id: scope.taskId, deletedAt: null };
    const task = await db.codingTask.findUnique({ where, select: { groupId: true } });
    if (task?.groupId !== scope.groupId) throw notFound("task");
  }
  if (scope.codebookId) {
    const book = await db.codebook.findUnique({
      where: { id: scope.codebookId },
      select: { groupId: true },
    });
    if (!book || (book.groupId !== null && book.groupId !== scope.groupId)) throw notFound("codebook");
  }
  if (scope.articleIds) {
    const [{ known } = { known: 0 }] = await db.$queryRaw<{ known: number }[]>`
      SELECT count(*)::int AS known FROM "Article" a
      WHERE a.id = ANY(${scope.articleIds}::uuid[]) AND ${groupReads(scope.groupId)} AND ${readableArticles(person)}`;
    if (known < scope.articleIds.length) throw notFound("article");
  }
  const blind = person.blindTo?.[scope.groupId] ?? [];
  if (blind.length === 0) return;
  const [{ hidden } = { hidden: 0 }] = await db.$queryRaw<{ hidden: number }[]>`
    SELECT count(*)::int AS hidden FROM "Article" a
    WHERE a.id = ANY(${[...blind]}::uuid[]) AND ${inScope(scope)}`;
  if (hidden > 0) throw forbidden(words.errors.blind(hidden));
}

/** A result as it is kept: with how it was computed, and how long that took. */
export interface StoredResult {
  edition: number;
  milliseconds: number;
  report: ReportResult;
}

/** @returns null for one of another edition, whose figures may not even be of this shape */
export function storedResult(json: unknown): StoredResult | null {
  const stored = json as StoredResult | null;
  return stored?.edition === EDITION ? stored : null;
}

async function present(
  person: SignedInActor,
  row: ReportRow,
  scope: CodingScope,
): Promise<AgreementReportView> {
  const stored = storedResult(row.result);
  const isOutdated = row.state === "ready" && (!stored || row.asOf !== (await markOf(scope)));
  let { state } = row;
  if (isOutdated && isDueAgain(stored && row.computedAt, stored?.milliseconds ?? 0)) {
    await db.agreementReport.updateMany({
      where: { id: row.id, state: "ready" },
      data: { state: "due", done: 0, requestedAt: new Date() },
    });
    state = "due";
  }
  if (state === "due") wakeJob("compute-agreement");
  const result = stored?.report ?? null;
  const articleIds = result?.byArticle.map(({ id }) => id) ?? [];
  const [people, articles] = await Promise.all([
    peopleById(db, result?.coders.map(({ id }) => id) ?? []),
    articleIds.length === 0
      ? []
      : db.$queryRaw<AgreementReportView["articles"]>`
          SELECT a.id, a.slug, v.title FROM "Article" a JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
          WHERE a.id = ANY(${articleIds}::uuid[]) AND ${readableArticles(person)} ORDER BY v.title, a.id`,
  ]);
  return {
    id: row.id,
    groupId: row.groupId,
    state,
    done: state === "running" ? row.done : 0,
    computedAt: row.computedAt?.toISOString() ?? null,
    isOutdated,
    error: row.error as AgreementReportView["error"],
    result,
    people: [...people.values()],
    articles,
  };
}
