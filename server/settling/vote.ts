import { conflict, forbidden } from "@/core/errors";
import { canVoteOnSettling } from "@/core/permissions";
import { outcomeOf } from "@/core/settling/decision";
import { type SettlementView, VoteSchema } from "@/core/settling/settlement";
import { settling as words } from "@/messages/en/settling";
import { comparedArticle } from "@/server/agreement/map";
import { db } from "@/server/db";
import { lockStream } from "@/server/events";
import { consume } from "@/server/limits";
import { type Actor, requirePerson } from "@/server/session";
import { first, knownSettlement, viewOf } from "@/server/settling/commands";
import { makeDecided, refuseDecided, tellOfSettlement } from "@/server/settling/decide";
import { settlementSelect } from "@/server/settling/rows";

/**
 * Votes for or against a proposal, or changes one's vote. So many votes for it as the task asks for settle it, so
 * many against it turn it down.
 * @throws AppError not-found, forbidden, conflict where it is decided already.
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
      await tx.settlementVote.upsert({
        where: { settlementId_personId: { settlementId: id, personId: person.id } },
        create: { settlementId: id, personId: person.id, isFor },
        update: { isFor, at: new Date() },
        select: { personId: true },
      });
      const votes = await tx.settlementVote.findMany({
        where: { settlementId: id },
        select: { isFor: true },
      });
      const outcome = outcomeOf(votes, Math.max(1, now.task?.votesToSettle ?? 1));
      if (outcome === "settled") {
        await refuseDecided(tx, sources);
        await makeDecided(tx, id);
      }
      await tx.settlement.update({
        where: { id },
        data: {
          version: { increment: 1 },
          // Who proposed it did not decide it.
          ...(outcome === "settled" && { state: "settled", decidedById: null, decidedAt: new Date() }),
          ...(outcome === "turned-down" && { state: "undone", undoneAt: new Date() }),
        },
        select: { id: true },
      });
      await tellOfSettlement(tx, person.id, "settlement-updated", { id, articleId, groupId });
      const row = await tx.settlement.findUniqueOrThrow({ where: { id }, select: settlementSelect });
      return [row, false] as const;
    }),
  );
  const view = await viewOf(person, row, article.currentVersionId);
  if (isOver) throw conflict(words.errors.isOver, view);
  return view;
}
