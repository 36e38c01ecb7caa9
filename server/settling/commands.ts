import { AppError, conflict, forbidden, invalid, notFound } from "@/core/errors";
import { canReadGroup, canSettle, canUndoSettling, canVoteOnSettling, isBlindTo } from "@/core/permissions";
import { decisionFault } from "@/core/settling/decision";
import {
  PlaceSettlementSchema,
  type Settle,
  type SettlementView,
  SettleSchema,
  UndoSettlementSchema,
} from "@/core/settling/settlement";
import { settling as words } from "@/messages/en/settling";
import { comparedArticle } from "@/server/agreement/map";
import { idFrom } from "@/server/articles/access";
import { usableCodes } from "@/server/codebooks/usable-codes";
import { db, type Transaction } from "@/server/db";
import { lockStream } from "@/server/events";
import { consume } from "@/server/limits";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { giveVote } from "@/server/settling/count-votes";
import {
  authorsOf,
  makeDecided,
  type Place,
  refuseCorrected,
  refuseDecided,
  tellOfSettlement,
  wordsAt,
} from "@/server/settling/decide";
import { type SettlementRow, settlementSelect, toSettlementViews } from "@/server/settling/rows";
import { settlingRule } from "@/server/settling/rule";
import { sameProposal } from "@/server/settling/same-proposal";
import { isUniqueViolation } from "@/server/unique-violation";

/**
 * Decides about uses of codes on a passage, or proposes to where votes decide. What is proposed already gets a vote
 * instead of a rival, and is the answer. It names where they stood when they were seen: what was changed or decided
 * meanwhile is a conflict, which says who decided what.
 * @throws AppError invalid, not-found, forbidden, rate-limited, conflict with a `SettledBy`.
 */
export async function settlePassage(
  actor: Actor,
  articleIdOrSlug: string,
  input: unknown,
): Promise<SettlementView> {
  const person = requirePerson(actor);
  const draft = SettleSchema.parse(input);
  const { groupId } = draft;
  const { article } = await comparedArticle(person, articleIdOrSlug, groupId);
  const fault = decisionFault(draft);
  if (fault) throw invalid(fault === "code" ? "codeId" : "end", words.errors.fault[fault]);
  const isKnown = draft.sources.some(({ codeId }) => codeId === draft.codeId);
  if (!isKnown && !(await usableCodes([draft.codeId], groupId)).has(draft.codeId)) {
    throw invalid("codeId", words.errors.code);
  }
  const exact = await wordsAt(draft.versionId, draft);
  await consume("write", person.id);
  const place: Place = { articleId: article.id, groupId, versionId: draft.versionId };
  const row = await first(draft.sources, () =>
    db.$transaction(async (tx) => {
      await lockStream(tx, article.id);
      return (await sentBefore(tx, place, draft)) ?? write(tx, person, place, draft, exact);
    }),
  );
  return viewOf(person, row, article.currentVersionId);
}

/** The same decision sent again is the same one. @throws AppError conflict for another under its id. */
async function sentBefore(tx: Transaction, place: Place, draft: Settle): Promise<SettlementRow | null> {
  const known = await tx.settlement.findUnique({ where: { id: draft.id }, select: settlementSelect });
  if (!known) return null;
  const isSame =
    known.articleId === place.articleId &&
    known.groupId === place.groupId &&
    known.codeId === draft.codeId &&
    known.start === draft.start &&
    known.end === draft.end &&
    known.how === draft.how;
  if (!isSame) throw conflict(words.errors.sameId);
  return known;
}

async function write(
  tx: Transaction,
  person: SignedInActor,
  place: Place,
  draft: Settle,
  exact: string,
): Promise<SettlementRow> {
  const { articleId, groupId, versionId } = place;
  await refuseCorrected(tx, place);
  const { taskId, votesNeeded } = await settlingRule(tx, articleId, groupId);
  if (votesNeeded === 0 && !canSettle(person, groupId)) throw forbidden(words.errors.mayNotSettle);
  if (!canVoteOnSettling(person, groupId)) throw forbidden(words.errors.mayNotVote);
  await refuseDecided(tx, draft.sources);
  const authors = await authorsOf(tx, person, place, draft.sources);
  const same = votesNeeded > 0 ? await sameProposal(tx, place, draft) : null;
  if (same) {
    await giveVote(tx, person.id, { id: same, articleId, groupId }, { isFor: true, votesNeeded });
    return tx.settlement.findUniqueOrThrow({ where: { id: same }, select: settlementSelect });
  }
  const isDecided = votesNeeded <= 1;
  await tx.settlement.create({
    data: {
      id: draft.id,
      groupId,
      articleId,
      versionId,
      taskId,
      codeId: draft.codeId,
      start: draft.start,
      end: draft.end,
      exact,
      isAccepted: draft.how !== "rejected",
      how: draft.how,
      state: isDecided ? "settled" : "proposed",
      note: draft.note,
      decidedById: person.id,
    },
    select: { id: true },
  });
  await tx.settlementSource.createMany({
    data: draft.sources.map(({ annotationId, codeId }) => ({
      settlementId: draft.id,
      annotationId,
      codeId,
      personId: authors.get(annotationId) ?? null,
      isDecided: false,
    })),
  });
  if (votesNeeded > 0) {
    await tx.settlementVote.create({
      data: { settlementId: draft.id, personId: person.id, isFor: true },
      select: { personId: true },
    });
  }
  if (isDecided) await makeDecided(tx, [draft.id]);
  await tellOfSettlement(tx, person.id, "settlement-created", { id: draft.id, articleId, groupId });
  return tx.settlement.findUniqueOrThrow({ where: { id: draft.id }, select: settlementSelect });
}

/** Whatever slips past the lock is held by the index of decided uses: the answer is the same. */
export async function first<T>(
  sources: readonly { annotationId: string; codeId: string }[],
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (thrown) {
    if (isUniqueViolation(thrown)) await db.$transaction((tx) => refuseDecided(tx, sources));
    throw thrown;
  }
}

/**
 * Takes a decision or a proposal back: what it decided is open again.
 * @throws AppError not-found, forbidden, conflict with what it is now.
 */
export async function undoSettlement(actor: Actor, id: string, input: unknown): Promise<SettlementView> {
  const { version } = UndoSettlementSchema.parse(input);
  return change(actor, id, version, async (tx, person, row) => {
    if (!canUndoSettling(person, row)) throw forbidden(words.errors.mayNotUndo);
    await tx.settlementSource.updateMany({ where: { settlementId: id }, data: { isDecided: false } });
    return { state: "undone", undoneById: person.id, undoneAt: new Date() };
  });
}

/**
 * Says where a settled passage stands in the current version, after the article was corrected.
 * @throws AppError invalid, not-found, forbidden, conflict.
 */
export async function placeSettlement(actor: Actor, id: string, input: unknown): Promise<SettlementView> {
  const { version, versionId, start, end } = PlaceSettlementSchema.parse(input);
  return change(actor, id, version, async (tx, person, row) => {
    if (!canUndoSettling(person, row)) throw forbidden(words.errors.mayNotUndo);
    await refuseCorrected(tx, { ...row, versionId });
    return { versionId, start, end, exact: await wordsAt(versionId, { start, end }) };
  });
}

type Changes = Partial<
  Pick<SettlementRow, "state" | "versionId" | "start" | "end" | "exact"> & {
    undoneById: string;
    undoneAt: Date;
  }
>;

async function change(
  actor: Actor,
  id: string,
  version: number,
  decide: (tx: Transaction, person: SignedInActor, row: SettlementRow) => Promise<Changes>,
): Promise<SettlementView> {
  const person = requirePerson(actor);
  const { articleId, groupId } = await knownSettlement(person, id);
  const { article } = await comparedArticle(person, articleId, groupId);
  await consume("write", person.id);
  const [row, isStale] = await db.$transaction(async (tx): Promise<[SettlementRow, boolean]> => {
    await lockStream(tx, articleId);
    const now = await tx.settlement.findUniqueOrThrow({ where: { id }, select: settlementSelect });
    if (now.version !== version || now.state === "undone") return [now, true];
    const data = await decide(tx, person, now);
    await tx.settlement.update({
      where: { id },
      data: { ...data, version: { increment: 1 } },
      select: { id: true },
    });
    await tellOfSettlement(tx, person.id, "settlement-updated", { id, articleId, groupId });
    return [await tx.settlement.findUniqueOrThrow({ where: { id }, select: settlementSelect }), false];
  });
  const view = await viewOf(person, row, article.currentVersionId);
  if (isStale) throw conflict(words.errors.overtaken, view);
  return view;
}

/** @throws AppError not-found, for outsiders too. */
export async function knownSettlement(
  person: SignedInActor,
  id: string,
): Promise<{ articleId: string; groupId: string }> {
  const row = await db.settlement.findUnique({
    where: { id: idFrom(id, "decision") },
    select: { articleId: true, groupId: true },
  });
  if (!row || !canReadGroup(person, row.groupId) || isBlindTo(person, row)) throw notFound("decision");
  return row;
}

export async function viewOf(
  person: SignedInActor,
  row: SettlementRow,
  currentVersionId: string,
): Promise<SettlementView> {
  const [view] = await toSettlementViews(person, [row], currentVersionId);
  if (!view) throw new AppError("not-found", "There is no such decision.");
  return view;
}
