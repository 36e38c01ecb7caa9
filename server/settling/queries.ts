import { spanF1 } from "@/core/agreement/span-f1";
import type { CodeUse } from "@/core/disagreement/passages";
import { canSettle, canVoteOnSettling } from "@/core/permissions";
import {
  type SettledLayer,
  SettledLayerQuerySchema,
  type SettledScore,
  type SettlementView,
} from "@/core/settling/settlement";
import { comparedArticle, lookersAt, usesIn } from "@/server/agreement/map";
import { db } from "@/server/db";
import { streamPosition } from "@/server/events";
import { peopleById } from "@/server/moderation/people";
import type { Actor } from "@/server/session";
import { settlementSelect, toSettlementViews } from "@/server/settling/rows";
import { settlingRule } from "@/server/settling/rule";

/**
 * What is settled, and proposed, in a group over an article, where it stands in the current version, and how far
 * each coder agrees with it.
 * @throws AppError not-found; forbidden while the actor codes the article blind.
 */
export async function getSettledLayer(
  actor: Actor,
  articleIdOrSlug: string,
  query: unknown,
): Promise<SettledLayer> {
  const { group: groupId } = SettledLayerQuerySchema.parse(query);
  const compared = await comparedArticle(actor, articleIdOrSlug, groupId);
  const { article } = compared;
  // Taken first: what is decided while the rest is read is heard again.
  const asOf = await streamPosition(article.id);
  const [rows, uses, rule] = await Promise.all([
    db.settlement.findMany({
      where: { articleId: article.id, groupId, state: { not: "undone" } },
      orderBy: [{ start: "asc" }, { decidedAt: "asc" }, { id: "asc" }],
      select: settlementSelect,
    }),
    usesIn(actor, compared),
    settlingRule(db, article.id, groupId),
  ]);
  const settlements = await toSettlementViews(actor, rows, article.currentVersionId);
  const coders = await lookersAt(compared, uses);
  const people = await peopleById(db, [
    ...coders,
    ...settlements.flatMap(({ sources }) => sources.map(({ personId }) => personId)),
  ]);
  return {
    articleId: article.id,
    groupId,
    versionId: article.currentVersionId,
    asOf,
    settlements,
    scores: scoresOf(settlements, uses, coders),
    votesNeeded: rule.votesNeeded,
    people: [...people.values()],
    can: {
      settle: rule.votesNeeded === 0 && canSettle(actor, groupId),
      settleAgreed: canSettle(actor, groupId),
      propose: rule.votesNeeded > 0 && canVoteOnSettling(actor, groupId),
    },
  };
}

/** Span F1 of each coder's decided uses with what was made of them; what is still open counts on neither side. */
export function scoresOf(
  settlements: readonly SettlementView[],
  uses: readonly CodeUse[],
  coders: readonly string[],
): SettledScore[] {
  const settled = settlements.filter(({ state, place }) => state === "settled" && place === "certain");
  const gold = settled.flatMap(({ isAccepted, start, end, codeId }) =>
    isAccepted && start !== null && end !== null ? [{ start, end, code: codeId }] : [],
  );
  if (gold.length === 0) return [];
  const decided = new Set(
    settled.flatMap(({ sources }) => sources.map((one) => `${one.annotationId} ${one.codeId}`)),
  );
  return coders.map((personId) => {
    const mine = uses.filter(
      (one) => one.personId === personId && decided.has(`${one.annotationId} ${one.code}`),
    );
    const { f1, precision, recall } = spanF1(mine, gold);
    return { personId, f1, precision, recall, decided: mine.length };
  });
}

/** A passage of the settled layer; UTF-16 code units, half-open, in the article's current version. */
export type SettledSpan = Omit<SettlementView, "start" | "end" | "votes" | "can" | "state"> & {
  start: number;
  end: number;
};

/**
 * The settled layer of an article in a group as exports take it: what was accepted and certainly stands in the
 * current version, in the order of the text, with where it came from.
 * @throws AppError not-found; forbidden while the actor codes the article blind.
 */
export async function settledSpans(
  actor: Actor,
  groupId: string,
  articleIdOrSlug: string,
): Promise<SettledSpan[]> {
  const { settlements } = await getSettledLayer(actor, articleIdOrSlug, { group: groupId });
  return settlements.flatMap(({ state, start, end, votes: _votes, can: _can, ...rest }) =>
    state === "settled" && rest.isAccepted && rest.place === "certain" && start !== null && end !== null
      ? [{ ...rest, start, end }]
      : [],
  );
}
