import { forbidden, invalid, notFound } from "@/core/errors";
import { type ActionView, type SanctionDraft, SanctionDraftSchema } from "@/core/moderation/action";
import { newId } from "@/core/new-id";
import { canActOn, canActOnSite, canModerate, canModerateSite } from "@/core/permissions";
import { moderation as words } from "@/messages/en/moderation";
import { db, type Transaction } from "@/server/db";
import { changeGroup } from "@/server/groups/locked-group";
import { consume } from "@/server/limits";
import { actionSelect, toActionView } from "@/server/moderation/action-rows";
import { standingIn } from "@/server/moderation/subjects";
import { writeAction } from "@/server/moderation/write-action";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";

/**
 * Warns a person, mutes or suspends them until a time, or bans them: in a group, or on the whole site. It takes
 * effect with their next request and ends by itself; those who are shut out of the whole site are signed out.
 * @throws AppError invalid, not-found, forbidden, rate-limited.
 */
export async function sanction(actor: Actor, input: unknown): Promise<ActionView> {
  const person = requirePerson(actor);
  const draft = SanctionDraftSchema.parse(input);
  await consume("write", person.id);
  if (draft.until !== null && Date.parse(draft.until) <= Date.now()) {
    throw invalid("until", words.errors.inPast);
  }
  const { groupId } = draft;
  if (groupId === null) return db.$transaction((tx) => onSite(tx, person, draft));
  return changeGroup(person, groupId, async (tx, { actor: facts }) => {
    if (!canModerate(facts, groupId)) throw forbidden(words.errors.mayNotModerate);
    await requirePersonThere(tx, draft.personId);
    const concerned = await standingIn(tx, groupId, draft.personId);
    if (!canActOn(facts, groupId, concerned)) {
      throw forbidden(draft.personId === person.id ? words.errors.ownCase : words.errors.higherRole);
    }
    return write(tx, person, draft);
  });
}

async function onSite(tx: Transaction, person: SignedInActor, draft: SanctionDraft): Promise<ActionView> {
  if (!canModerateSite(person)) throw forbidden(words.errors.siteOnly);
  const { personId } = draft;
  // Held, so that nobody is made an administrator in the same moment.
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE id = ${personId}::uuid FOR UPDATE`;
  const { siteRole } = await requirePersonThere(tx, personId);
  if (!canActOnSite(person, { personId, siteRole })) {
    throw forbidden(personId === person.id ? words.errors.ownCase : words.errors.higherRole);
  }
  if (draft.kind === "suspend" || draft.kind === "ban") {
    await tx.person.update({
      where: { id: personId },
      data: { sessionVersion: { increment: 1 } },
      select: { id: true },
    });
  }
  return write(tx, person, draft);
}

async function requirePersonThere(tx: Transaction, id: string) {
  const found = await tx.person.findFirst({
    where: { id, status: { not: "deleted" } },
    select: { siteRole: true },
  });
  if (!found) throw notFound("person");
  return found;
}

async function write(tx: Transaction, person: SignedInActor, draft: SanctionDraft): Promise<ActionView> {
  const { groupId, personId, kind, reason, message } = draft;
  const { id: actionId } = await writeAction(
    tx,
    { kind, groupId, personId, moderatorId: person.id, reason, message },
    null,
  );
  const until = draft.until === null ? null : new Date(draft.until);
  await tx.sanction.create({
    data: { id: newId(), groupId, personId, kind, actionId, until },
    select: { id: true },
  });
  const row = await tx.moderationAction.findUniqueOrThrow({ where: { id: actionId }, select: actionSelect });
  return toActionView(tx, person, row);
}
