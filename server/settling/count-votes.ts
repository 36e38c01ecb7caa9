import { outcomeOf } from "@/core/settling/decision";
import type { Transaction } from "@/server/db";
import { firstDecided, makeDecided, tellOfSettlement } from "@/server/settling/decide";
import { settlingRule } from "@/server/settling/rule";

/**
 * Makes of a proposal what the votes on it make of it, in the caller's transaction, which holds the article's stream
 * and has found that nothing of it is decided.
 * @param needed votes that settle it, at least 1
 */
async function countVotes(tx: Transaction, settlementId: string, needed: number): Promise<void> {
  const votes = await tx.settlementVote.findMany({ where: { settlementId }, select: { isFor: true } });
  const outcome = outcomeOf(votes, needed);
  if (outcome === "settled") await makeDecided(tx, [settlementId]);
  await tx.settlement.update({
    where: { id: settlementId },
    data: {
      version: { increment: 1 },
      // Who proposed it did not decide it.
      ...(outcome === "settled" && { state: "settled", decidedById: null, decidedAt: new Date() }),
      ...(outcome === "turned-down" && { state: "undone", undoneAt: new Date() }),
    },
    select: { id: true },
  });
}

/** Gives somebody's vote, or changes it, and makes of the proposal what that makes of it; as `countVotes`. */
export async function giveVote(
  tx: Transaction,
  personId: string,
  proposal: { id: string; articleId: string; groupId: string },
  { isFor, votesNeeded }: { isFor: boolean; votesNeeded: number },
): Promise<void> {
  const { id: settlementId } = proposal;
  await tx.settlementVote.upsert({
    where: { settlementId_personId: { settlementId, personId } },
    create: { settlementId, personId, isFor },
    update: { isFor, at: new Date() },
    select: { personId: true },
  });
  await countVotes(tx, settlementId, votesNeeded);
  await tellOfSettlement(tx, personId, "settlement-updated", proposal);
}

/**
 * Counts again where fewer votes may settle than when they were given: nobody would vote once more on what has enough
 * of them. In the caller's transaction, which holds the articles' streams and tells of it.
 */
export async function countVotesAnew(
  tx: Transaction,
  groupId: string,
  articleIds: readonly string[],
): Promise<void> {
  const proposed = await tx.settlement.findMany({
    where: { groupId, articleId: { in: [...articleIds] }, state: "proposed" },
    orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
    select: { id: true, articleId: true },
  });
  const needed = new Map<string, number>();
  for (const articleId of new Set(proposed.map((one) => one.articleId)))
    needed.set(articleId, (await settlingRule(tx, articleId, groupId)).votesNeeded);
  for (const { id, articleId } of proposed) {
    const enough = needed.get(articleId) ?? 0;
    // An earlier one of these may have ended it.
    if (enough > 0 && (await isOpen(tx, id))) await countVotes(tx, id, enough);
  }
}

async function isOpen(tx: Transaction, id: string): Promise<boolean> {
  const { state, sources } = await tx.settlement.findUniqueOrThrow({
    where: { id },
    select: { state: true, sources: { select: { annotationId: true, codeId: true } } },
  });
  return state === "proposed" && (await firstDecided(tx, sources)) === undefined;
}
