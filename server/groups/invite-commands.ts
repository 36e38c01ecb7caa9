import { notFound } from "@/core/errors";
import { AcceptInviteSchema, CreateInviteSchema, type GroupView, type NewInviteView } from "@/core/group";
import { newId } from "@/core/new-id";
import { canAcceptInvite, canInvite } from "@/core/permissions";
import { groups as words } from "@/messages/en/groups";
import { idFrom } from "@/server/articles/access";
import { hashToken, newSecret } from "@/server/auth/secret";
import { db } from "@/server/db";
import { toGroupView } from "@/server/groups/group-rows";
import { refuseEnded } from "@/server/groups/invite-queries";
import { INVITE_COLUMNS, toInviteView } from "@/server/groups/invite-rows";
import { changeGroup } from "@/server/groups/locked-group";
import { refused } from "@/server/groups/refused";
import { consume } from "@/server/limits";
import { refuseBarred } from "@/server/moderation/refuse-barred";
import { type Actor, requirePerson } from "@/server/session";
import { joinOpenTasks } from "@/server/tasks/commands";

const DAY = 24 * 60 * 60 * 1_000;

/**
 * A link that lets people join until it ends. Its token is in the answer and nowhere else.
 * @throws AppError unauthenticated, not-found, forbidden, invalid, rate-limited.
 */
export async function createInvite(actor: Actor, groupId: string, input: unknown): Promise<NewInviteView> {
  const person = requirePerson(actor);
  const { role, days } = CreateInviteSchema.parse(input);
  const id = idFrom(groupId, "group");
  await consume("write", person.id);
  return changeGroup(person, id, async (tx, { actor: facts }) => {
    if (!canInvite(facts, id)) throw refused(person, words.errors.mayNotInvite);
    const token = newSecret();
    const createdAt = new Date();
    const row = await tx.invite.create({
      data: {
        id: newId(),
        groupId: id,
        createdById: person.id,
        tokenHash: hashToken(token),
        role,
        createdAt,
        expiresAt: new Date(createdAt.getTime() + days * DAY),
      },
      select: INVITE_COLUMNS,
    });
    return { ...toInviteView(row), token };
  });
}

/**
 * Ends a link. Ending it again changes nothing.
 * @throws AppError unauthenticated, not-found (for outsiders too), forbidden, rate-limited.
 */
export async function revokeInvite(actor: Actor, inviteId: string): Promise<void> {
  const person = requirePerson(actor);
  const id = idFrom(inviteId, "invitation");
  await consume("write", person.id);
  const invite = await db.invite.findUnique({ where: { id }, select: { groupId: true } });
  if (!invite) throw notFound("invitation");
  await changeGroup(
    person,
    invite.groupId,
    async (tx, { actor: facts }) => {
      if (!canInvite(facts, invite.groupId)) throw refused(person, words.errors.mayNotInvite);
      await tx.invite.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
    },
    { what: "invitation" },
  );
}

/**
 * Joins the group of a link. Members keep the role they have, whatever the link offers, and however
 * often they follow it; a use is counted once per person who joins.
 * @param address of the client: links that never were count against it
 * @throws AppError unauthenticated, not-found for a link that never was, gone for one that has ended,
 * forbidden for a token that may only read, invalid, rate-limited.
 */
export async function acceptInvite(actor: Actor, input: unknown, address: string): Promise<GroupView> {
  const person = requirePerson(actor);
  const { token } = AcceptInviteSchema.parse(input);
  await consume("write", person.id);
  const found = await db.invite.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { id: true, groupId: true },
  });
  if (!found) {
    await consume("link-address", address);
    throw notFound("invitation");
  }
  const { id, groupId } = found;
  return changeGroup(
    person,
    groupId,
    async (tx, { group, actor: facts }) => {
      if (facts.roles[groupId]) return toGroupView(facts, group);
      const invite = await tx.invite.findUniqueOrThrow({
        where: { id },
        select: { role: true, revokedAt: true, expiresAt: true },
      });
      refuseEnded(invite, new Date());
      await refuseBarred(tx, person.id, group);
      if (!canAcceptInvite(person)) throw refused(person, words.errors.readOnlyToken);
      const { role } = invite;
      await tx.membership.create({ data: { groupId, personId: person.id, role }, select: { role: true } });
      if (role === "member") await joinOpenTasks(tx, groupId, person.id);
      await tx.invite.update({ where: { id }, data: { uses: { increment: 1 } }, select: { id: true } });
      return toGroupView(
        { ...facts, roles: { ...facts.roles, [groupId]: role } },
        { ...group, memberCount: group.memberCount + 1 },
      );
    },
    { mayBeOutside: true, what: "invitation" },
  );
}
