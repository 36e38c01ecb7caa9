import { conflict, forbidden } from "@/core/errors";
import { canVoteOnSettling } from "@/core/permissions";
import { type SettlementView, VoteSchema } from "@/core/settling/settlement";
import { settling as words } from "@/messages/en/settling";
import { comparedArticle } from "@/server/agreement/map";
import { db } from "@/server/db";
import { lockStream } from "@/server/events";
import { consume } from "@/server/limits";
import { type Actor, requirePerson } from "@/server/session";
import { first, knownSettlement, viewOf } from "@/server/settling/commands";
import { giveVote } from "@/server/settling/count-votes";
import { refuseDecided } from "@/server/settling/decide";
import { settlementSelect } from "@/server/settling/rows";
import { settlingRule } from "@/server/settling/rule";

/**
 * Votes for or against a proposal, or changes one's vote. So many votes for it as the newest task asks for settle it,
 * so many against it turn it down.
 * @throws AppError not-found, forbidden also where no votes settle by now, conflict where it is decided already.
 */
export async function voteOnSettlement(actor: Actor, id: string, input: unknown): Promise<SettlementView> {
  const person = requirePerson(actor);
  const { isFor } = VoteSchema.parse(input);
  const { articleId, groupId } = await knownSettlement(person, id);
  const { article } = await comparedArticle(person, articleId, groupId);
  if (!canVoteOnSettling(person, groupId)) throw forbidden(words.errors.mayNotVote);
  await consume("write", person.id);
  const sources = await db.settlementSource.findMany({
    where: { settlementId: id },
    select: { annotationId: true, codeId: true },
  });
  const [row, isOver] = await first(sources, () =>
    db.$transaction(async (tx) => {
      await lockStream(tx, articleId);
      const now = await tx.settlement.findUniqueOrThrow({ where: { id }, select: settlementSelect });
      if (now.state !== "proposed") return [now, true] as const;
      const { votesNeeded } = await settlingRule(tx, articleId, groupId);
      // By now one person settles: what was proposed before is theirs to decide.
      if (votesNeeded === 0) throw forbidden(words.errors.noVotes);
      await refuseDecided(tx, sources);
      await giveVote(tx, person.id, { id, articleId, groupId }, { isFor, votesNeeded });
      const row = await tx.settlement.findUniqueOrThrow({ where: { id }, select: settlementSelect });
      return [row, false] as const;
    }),
  );
  const view = await viewOf(person, row, article.currentVersionId);
  if (isOver) throw conflict(words.errors.isOver, view);
  return view;
}
