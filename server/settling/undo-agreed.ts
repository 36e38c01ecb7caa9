import { forbidden } from "@/core/errors";
import { canSettle } from "@/core/permissions";
import { UndoAgreedSchema, type UndoneAgreed } from "@/core/settling/settlement";
import { settling as words } from "@/messages/en/settling";
import { comparedArticle } from "@/server/agreement/map";
import { db } from "@/server/db";
import { lockStream, recordEvents } from "@/server/events";
import { consume } from "@/server/limits";
import { type Actor, requirePerson } from "@/server/session";

/**
 * Takes back what was settled in one action. It names what was seen: what was changed or taken back meanwhile is left
 * as it is and counted.
 * @throws AppError invalid, not-found, forbidden, rate-limited.
 */
export async function undoAgreed(
  actor: Actor,
  articleIdOrSlug: string,
  input: unknown,
): Promise<UndoneAgreed> {
  const person = requirePerson(actor);
  const { groupId, items } = UndoAgreedSchema.parse(input);
  const { article } = await comparedArticle(person, articleIdOrSlug, groupId);
  if (!canSettle(person, groupId)) throw forbidden(words.errors.mayNotSettle);
  await consume("write", person.id);
  const undone = await db.$transaction(async (tx) => {
    await lockStream(tx, article.id);
    const rows = await tx.settlement.findMany({
      where: { id: { in: items.map(({ id }) => id) }, articleId: article.id, groupId, state: "settled" },
      select: { id: true, version: true },
    });
    const seen = new Map(items.map(({ id, version }) => [id, version]));
    const ids = rows.filter(({ id, version }) => seen.get(id) === version).map(({ id }) => id);
    await tx.settlementSource.updateMany({
      where: { settlementId: { in: ids } },
      data: { isDecided: false },
    });
    await tx.settlement.updateMany({
      where: { id: { in: ids } },
      data: { state: "undone", undoneById: person.id, undoneAt: new Date(), version: { increment: 1 } },
    });
    const event = { kind: "settlement-updated", actorId: person.id, groupId } as const;
    await recordEvents(
      tx,
      article.id,
      ids.map((subjectId) => ({ ...event, subjectId })),
    );
    return ids.length;
  });
  return { undone, skipped: items.length - undone };
}
