import { conflict, invalid } from "@/core/errors";
import type { DecidedUse, SettledHow } from "@/core/settling/decision";
import type { SettledBy } from "@/core/settling/settlement";
import { isGraphemeBoundary } from "@/core/text/grapheme";
import type { TextRange } from "@/core/text/range";
import { settling as words } from "@/messages/en/settling";
import { codesNow } from "@/server/agreement/codes-now";
import { versionText } from "@/server/articles/version-text";
import type { Transaction } from "@/server/db";
import { recordEvent } from "@/server/events";
import { peopleById } from "@/server/moderation/people";
import type { Actor } from "@/server/session";
import { isLiveAnnotation, isNotWithheld } from "@/server/visibility";

/** What every decision about passages of an article in a group begins with. */
export interface Place {
  articleId: string;
  groupId: string;
  /** The current version, in the words of which decisions are made. */
  versionId: string;
}

/** @throws AppError conflict where the article was corrected since `versionId` was the current version. */
export async function refuseCorrected(tx: Transaction, { articleId, versionId }: Place): Promise<void> {
  const article = await tx.article.findUnique({
    where: { id: articleId },
    select: { currentVersionId: true },
  });
  if (article?.currentVersionId !== versionId) throw conflict(words.errors.corrected);
}

/** Somebody's use of a code. */
export interface Use {
  annotationId: string;
  codeId: string;
}

/** Names uses so that those of a code that was merged into another since are uses of that other one. */
export async function keysOfUses(tx: Transaction, uses: readonly Use[]): Promise<(use: Use) => string> {
  const codes = await codesNow(
    tx,
    uses.map(({ codeId }) => codeId),
  );
  return ({ annotationId, codeId }) => `${annotationId} ${codes.get(codeId)?.id ?? codeId}`;
}

/** The first of these uses that is decided, with the decision. */
export async function firstDecided(
  tx: Transaction,
  sources: readonly Use[],
): Promise<(Use & { settlementId: string }) | undefined> {
  const decided = await tx.settlementSource.findMany({
    where: { isDecided: true, annotationId: { in: sources.map(({ annotationId }) => annotationId) } },
    select: { settlementId: true, annotationId: true, codeId: true },
  });
  const keyOf = await keysOfUses(tx, [...decided, ...sources]);
  const wanted = new Set(sources.map(keyOf));
  return decided.find((one) => wanted.has(keyOf(one)));
}

/**
 * Of two who decide about the same use of a code, one is first; the other is told who and what.
 * @throws AppError conflict with a `SettledBy`.
 */
export async function refuseDecided(tx: Transaction, sources: readonly Use[]): Promise<void> {
  const first = await firstDecided(tx, sources);
  if (!first) return;
  const row = await tx.settlement.findUniqueOrThrow({
    where: { id: first.settlementId },
    select: { how: true, isAccepted: true, codeId: true, exact: true, decidedAt: true, decidedById: true },
  });
  const by = (await peopleById(tx, [row.decidedById])).get(row.decidedById ?? "") ?? null;
  const how = row.how as SettledHow;
  const current: SettledBy = {
    by,
    how,
    isAccepted: row.isAccepted,
    codeId: row.codeId,
    exact: row.exact,
    at: row.decidedAt.toISOString(),
    settlementId: first.settlementId,
  };
  throw conflict(words.errors.decided(by?.name ?? null, how, row.exact), current);
}

/**
 * Whose the uses are, where they all still stand as they were seen and the actor sees them.
 * @throws AppError conflict.
 */
export async function authorsOf(
  tx: Transaction,
  actor: Actor,
  { articleId, groupId, versionId }: Place,
  sources: readonly DecidedUse[],
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ key: string; personId: string }[]>`
    SELECT n.id || ' ' || c."codeId" || ' ' || h.start || ' ' || h."end" AS key, n."authorId" AS "personId"
    FROM "Annotation" n
    JOIN "Anchor" h ON h."annotationId" = n.id AND h."versionId" = ${versionId}::uuid
    JOIN "AnnotationCode" c ON c."annotationId" = n.id
    WHERE n."articleId" = ${articleId}::uuid AND n."groupId" = ${groupId}::uuid
      AND n.id = ANY(${sources.map(({ annotationId }) => annotationId)}::uuid[])
      AND ${isLiveAnnotation(actor)} AND ${isNotWithheld}`;
  const known = new Map(rows.map(({ key, personId }) => [key, personId]));
  const authors = new Map<string, string>();
  for (const { annotationId, codeId, start, end } of sources) {
    const personId = known.get(`${annotationId} ${codeId} ${start} ${end}`);
    if (!personId) throw conflict(words.errors.changed);
    authors.set(annotationId, personId);
  }
  return authors;
}

/** The words of a range of a version. @throws AppError invalid for one that is no range of whole characters. */
export async function wordsAt(versionId: string, { start, end }: TextRange): Promise<string> {
  const text = await versionText(versionId);
  const isRange = start < end && end <= text.length;
  if (!isRange || !isGraphemeBoundary(text, start) || !isGraphemeBoundary(text, end)) {
    throw invalid("end", words.errors.outside);
  }
  return text.slice(start, end);
}

/** Raised by every change, and written with it. */
export const tellOfSettlement = (
  tx: Transaction,
  actorId: string,
  kind: "settlement-created" | "settlement-updated",
  { id, articleId, groupId }: { id: string; articleId: string; groupId: string },
) => recordEvent(tx, { articleId, kind, actorId, groupId, subjectId: id });

/**
 * Makes proposals, or what was just written, the decision: other proposals about the same uses are over.
 * The caller has refused what is decided already.
 */
export async function makeDecided(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.settlementSource.updateMany({
    where: { settlementId: { in: [...ids] } },
    data: { isDecided: true },
  });
  const rivals = await tx.$queryRaw<{ id: string; annotationId: string; theirs: string; ours: string }[]>`
    SELECT p.id, theirs."annotationId", theirs."codeId" AS theirs, ours."codeId" AS ours
    FROM "SettlementSource" ours
    JOIN "SettlementSource" theirs ON theirs."annotationId" = ours."annotationId"
    JOIN "Settlement" p ON p.id = theirs."settlementId"
    WHERE ours."settlementId" = ANY(${[...ids]}::uuid[]) AND p.state = 'proposed' AND p.id <> ALL(${[...ids]}::uuid[])`;
  if (rivals.length === 0) return;
  const keyOf = await keysOfUses(
    tx,
    rivals.flatMap(({ annotationId, theirs, ours }) =>
      [theirs, ours].map((codeId) => ({ annotationId, codeId })),
    ),
  );
  const over = rivals.filter(
    ({ annotationId, theirs, ours }) =>
      keyOf({ annotationId, codeId: theirs }) === keyOf({ annotationId, codeId: ours }),
  );
  await tx.settlement.updateMany({
    where: { id: { in: [...new Set(over.map(({ id }) => id))] } },
    data: { state: "undone", undoneAt: new Date(), version: { increment: 1 } },
  });
}
