import { forbidden } from "@/core/errors";
import { newId } from "@/core/new-id";
import { canReact } from "@/core/permissions";
import { ReactionKindSchema } from "@/core/reaction";
import {
  oppositeOf,
  type ReactionCounts,
  type ReactionKind,
  type ReactionSubject,
} from "@/core/reaction-counts";
import { db } from "@/server/db";
import { lockStream, recordEvent } from "@/server/events";
import { consume } from "@/server/limits";
import { reactionsTo } from "@/server/reactions/queries";
import { subjectFacts } from "@/server/reactions/subjects";
import { type Actor, requirePerson } from "@/server/session";

/**
 * Puts a reaction on a comment or an annotation; what is there already changes nothing. Agreeing takes
 * one's disagreement back, and the other way round.
 * @returns all reactions to it
 * @throws AppError not-found, forbidden, invalid for a kind that there is not.
 */
export const addReaction = async (actor: Actor, subject: ReactionSubject, id: string, kind: unknown) =>
  react(actor, subject, id, ReactionKindSchema.parse(kind), true);

/** Takes one's own reaction back; without one nothing changes. */
export const removeReaction = async (actor: Actor, subject: ReactionSubject, id: string, kind: unknown) =>
  react(actor, subject, id, ReactionKindSchema.parse(kind), false);

async function react(
  actor: Actor,
  subject: ReactionSubject,
  id: string,
  kind: ReactionKind,
  isOn: boolean,
): Promise<ReactionCounts> {
  const person = requirePerson(actor);
  await consume("write", person.id);
  const facts = await subjectFacts(actor, subject, id);
  if (facts.isWithheld) throw forbidden("There are no words here to react to.");
  if (!canReact(actor, facts)) throw forbidden("You can read here, but not react.");
  const mine = { personId: person.id, ...(subject === "comment" ? { commentId: id } : { annotationId: id }) };
  await db.$transaction(async (tx) => {
    await lockStream(tx, facts.articleId);
    const taken = isOn ? oppositeOf(kind) : kind;
    const removed = taken ? await tx.reaction.deleteMany({ where: { ...mine, kind: taken } }) : { count: 0 };
    const added = isOn
      ? await tx.reaction.createMany({ data: [{ id: newId(), ...mine, kind }], skipDuplicates: true })
      : { count: 0 };
    if (removed.count + added.count === 0) return;
    await recordEvent(tx, {
      articleId: facts.articleId,
      kind: `${subject}-reactions-updated`,
      actorId: person.id,
      groupId: facts.groupId,
      subjectId: id,
      data: { annotationId: facts.annotationId },
    });
  });
  return (await reactionsTo(actor, subject, [id])).get(id) ?? [];
}
