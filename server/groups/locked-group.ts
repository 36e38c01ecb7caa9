import { notFound } from "@/core/errors";
import type { MembershipRole } from "@/core/group";
import { rolesUnder } from "@/core/moderation/sanctions";
import { canReadGroup, type PersonFacts } from "@/core/permissions";
import { db, type Transaction } from "@/server/db";
import { type GroupRow, readGroupRow } from "@/server/groups/group-rows";
import { sanctionsOn } from "@/server/moderation/in-force";
import type { SignedInActor } from "@/server/session";

/**
 * Holds the group's row for the rest of the transaction, so that whoever decides by its members, roles or
 * links decides one after the other. Not `FOR UPDATE`: that would also make every annotation wait, whose
 * foreign key only needs the group to stay.
 */
async function lockGroup(tx: Transaction, groupId: string): Promise<GroupRow | null> {
  await tx.$queryRaw`SELECT 1 FROM "Group" WHERE id = ${groupId}::uuid FOR NO KEY UPDATE`;
  return readGroupRow(tx, groupId);
}

/** The actor with the role that holds now, under the lock: the one of the request may be a moment old. */
async function withFreshRole(tx: Transaction, actor: SignedInActor, groupId: string): Promise<PersonFacts> {
  const own = await tx.membership.findUnique({
    where: { groupId_personId: { groupId, personId: actor.id } },
    select: { role: true },
  });
  const { [groupId]: _stale, ...others } = actor.roles;
  const held: Record<string, MembershipRole> = own ? { ...others, [groupId]: own.role } : others;
  const roles = rolesUnder(held, await sanctionsOn(tx, actor.id, groupId));
  return { kind: "person", id: actor.id, siteRole: actor.siteRole, mayWrite: actor.mayWrite, roles };
}

export interface LockedGroup {
  group: GroupRow;
  actor: PersonFacts;
}

/**
 * One change of a group that decides by its members, in one transaction that holds the group.
 * @throws AppError not-found where there is no such group, and for outsiders unless `mayBeOutside`; it
 * names `what` the caller asked for, so that the answer is the same as for a thing that never was.
 */
export function changeGroup<T>(
  actor: SignedInActor,
  groupId: string,
  change: (tx: Transaction, locked: LockedGroup) => Promise<T>,
  { mayBeOutside = false, what = "group" } = {},
): Promise<T> {
  return db.$transaction(async (tx) => {
    const group = await lockGroup(tx, groupId);
    if (!group) throw notFound(what);
    const fresh = await withFreshRole(tx, actor, groupId);
    if (!mayBeOutside && !canReadGroup(fresh, groupId)) throw notFound(what);
    return change(tx, { group, actor: fresh });
  });
}
