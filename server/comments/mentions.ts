import { handlesIn } from "@/core/mentions";
import type { Transaction } from "@/server/db";
import { mentionedPeople } from "@/server/threads/mentionable";

/**
 * Keeps who is named in a comment, as its body now has it.
 * @returns the ids of those who were not named in it before
 */
export async function writeMentions(
  tx: Transaction,
  comment: { id: string; authorId: string; body: string; articleId: string; groupId: string | null },
): Promise<string[]> {
  const people = await mentionedPeople(tx, comment, comment.authorId, handlesIn(comment.body));
  const personIds = people.map(({ id }) => id);
  const before = await tx.mention.findMany({ where: { commentId: comment.id }, select: { personId: true } });
  const isKnown = new Set(before.map(({ personId }) => personId));
  await tx.mention.deleteMany({ where: { commentId: comment.id, personId: { notIn: personIds } } });
  const fresh = personIds.filter((id) => !isKnown.has(id));
  await tx.mention.createMany({ data: fresh.map((personId) => ({ commentId: comment.id, personId })) });
  return fresh;
}
