import { notFound } from "@/core/errors";
import { type MembershipRole, type MemberView, SetRoleSchema } from "@/core/group";
import { canLeaveGroup, canListMembers, canRemoveMember, canSetRole, roleIn } from "@/core/permissions";
import { groups as words } from "@/messages/en/groups";
import { idFrom } from "@/server/articles/access";
import type { Transaction } from "@/server/db";
import type { GroupRow } from "@/server/groups/group-rows";
import { changeGroup } from "@/server/groups/locked-group";
import { type MemberRow, toMemberFacts, toMemberView } from "@/server/groups/member-rows";
import { refused } from "@/server/groups/refused";
import { consume } from "@/server/limits";
import { audit } from "@/server/moderation/audit";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { joinOpenTasks } from "@/server/tasks/commands";

/** Ids as they stand in an address: whatever is none names nobody. */
export interface MemberPath {
  groupId?: string;
  personId?: string;
}

const idsIn = (path: MemberPath) => ({
  groupId: idFrom(path.groupId, "group"),
  personId: idFrom(path.personId, "member"),
});

/**
 * Leaves a group. What one wrote stays, for the others and for oneself. The last owner can go only when
 * nobody else is left; then every link ends, so that nobody joins a group that nobody runs.
 * @throws AppError unauthenticated, not-found, forbidden, rate-limited.
 */
export async function leaveGroup(actor: Actor, groupId: string): Promise<void> {
  const person = requirePerson(actor);
  const id = idFrom(groupId, "group");
  await consume("write", person.id);
  await changeGroup(person, id, async (tx, { group, actor: facts }) => {
    if (!canLeaveGroup(facts, group)) {
      throw refused(person, group.isPublic ? words.errors.publicStays : words.errors.lastOwnerStays);
    }
    await tx.membership.delete({
      where: { groupId_personId: { groupId: id, personId: person.id } },
      select: { role: true },
    });
    await endLinks(tx, id, group.memberCount === 1 ? undefined : person.id);
  });
}

/**
 * Gives a member another role. In Public it may be anybody, since everybody is in it.
 * @throws AppError unauthenticated, not-found, forbidden, invalid, rate-limited.
 */
export async function setRole(actor: Actor, path: MemberPath, input: unknown): Promise<MemberView> {
  const person = requirePerson(actor);
  const { groupId, personId } = idsIn(path);
  const { role } = SetRoleSchema.parse(input);
  await consume("write", person.id);
  return changeGroup(person, groupId, async (tx, { group, actor: facts }) => {
    if (!canListMembers(facts, groupId)) throw refused(person, words.errors.mayNotSetRole);
    const member = await readMember(tx, group, personId);
    const before = toMemberFacts(group, member);
    if (before.role === role) return toMemberView(facts, group, member);
    if (!canSetRole(facts, before, role)) {
      const isLastOwner = personId === person.id && before.role === "owner" && group.ownerCount === 1;
      throw refused(person, isLastOwner ? words.errors.lastOwnerStays : words.errors.mayNotSetRole);
    }
    await tx.membership.upsert({
      where: { groupId_personId: { groupId, personId } },
      create: { groupId, personId, role, joinedAt: member.joinedAt },
      update: { role },
      select: { role: true },
    });
    if (role === "member") await joinOpenTasks(tx, groupId, personId);
    if (role === "member" || role === "observer") await endLinks(tx, groupId, personId);
    await audit(tx, {
      ...aboutMember(person, groupId, personId),
      action: "person.role-set",
      data: { from: before.role, to: role },
    });
    const ownerCount = group.ownerCount + Number(role === "owner") - Number(before.role === "owner");
    const isSelf = personId === person.id;
    return toMemberView(
      isSelf ? { ...facts, roles: { ...facts.roles, [groupId]: role } } : facts,
      { ...group, ownerCount },
      { ...member, role },
    );
  });
}

/**
 * Takes a member out of a group; their words stay. In Public it takes away the part that they had.
 * @throws AppError unauthenticated, not-found, forbidden, rate-limited.
 */
export async function removeMember(actor: Actor, path: MemberPath): Promise<void> {
  const person = requirePerson(actor);
  const { groupId, personId } = idsIn(path);
  await consume("write", person.id);
  await changeGroup(person, groupId, async (tx, { group, actor: facts }) => {
    if (!canListMembers(facts, groupId)) throw refused(person, words.errors.mayNotRemove);
    const member = await readMember(tx, group, personId);
    if (!canRemoveMember(facts, toMemberFacts(group, member))) {
      throw refused(person, personId === person.id ? words.errors.leaveInstead : words.errors.mayNotRemove);
    }
    await tx.membership.deleteMany({ where: { groupId, personId } });
    await endLinks(tx, groupId, personId);
    await audit(tx, { ...aboutMember(person, groupId, personId), action: "person.removed-from-group" });
  });
}

const aboutMember = (person: SignedInActor, groupId: string, personId: string) =>
  ({ actorId: person.id, groupId, subjectKind: "person", subjectId: personId, personId }) as const;

/** @throws AppError not-found where this person does not belong to the group. */
async function readMember(tx: Transaction, group: GroupRow, personId: string): Promise<MemberRow> {
  const row = await tx.person.findFirst({
    where: { id: personId, status: { not: "deleted" } },
    select: {
      id: true,
      name: true,
      handle: true,
      siteRole: true,
      memberships: { where: { groupId: group.id }, select: { role: true, joinedAt: true } },
    },
  });
  if (!row) throw notFound("member");
  const { memberships, ...person } = row;
  const own = memberships[0];
  if (own) return { person, ...own };
  if (!group.isPublic) throw notFound("member");
  const implied: MembershipRole =
    roleIn(
      { kind: "person", id: person.id, siteRole: person.siteRole, roles: {}, mayWrite: true },
      group.id,
    ) ?? "member";
  return { person, role: implied, joinedAt: new Date() };
}

/** Links live no longer than their maker's right to make them. All of the group's where nobody is named. */
async function endLinks(tx: Transaction, groupId: string, createdById: string | undefined): Promise<void> {
  await tx.invite.updateMany({
    where: { groupId, revokedAt: null, ...(createdById && { createdById }) },
    data: { revokedAt: new Date() },
  });
}
