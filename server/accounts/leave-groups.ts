import { conflict } from "@/core/errors";
import { canLeaveGroup, type PersonFacts } from "@/core/permissions";
import { account } from "@/messages/en/account";
import type { Transaction } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { readGroupRows } from "@/server/groups/group-rows";

/**
 * Takes somebody who deletes their account out of all groups. The rule is that of leaving one: the last
 * owner cannot go while others are in it.
 * @throws AppError conflict that names the groups, with them as `current`.
 */
export async function leaveAllGroups(tx: Transaction, person: PersonFacts): Promise<void> {
  // In one order, so that two who leave the same groups wait for each other instead of deadlocking.
  await tx.$queryRaw`
    SELECT 1 FROM "Group" WHERE id IN (SELECT "groupId" FROM "Membership" WHERE "personId" = ${person.id}::uuid)
    ORDER BY id FOR NO KEY UPDATE`;
  const memberships = await tx.membership.findMany({
    where: { personId: person.id, group: { isPublic: false } },
    select: { groupId: true, role: true },
  });
  const ids = memberships.map(({ groupId }) => groupId);
  // The roles of the request may be a moment old; these hold until the transaction ends.
  const fresh: PersonFacts = {
    ...person,
    roles: Object.fromEntries(memberships.map(({ groupId, role }) => [groupId, role])),
  };
  const groups = await readGroupRows(tx, Prisma.sql`g.id = ANY(${ids}::uuid[])`);
  const stuck = groups.filter((group) => !canLeaveGroup(fresh, group));
  if (stuck.length > 0) {
    throw conflict(
      account.lastOwner(stuck.map(({ name }) => name)),
      stuck.map(({ id, slug, name }) => ({ id, slug, name })),
    );
  }
  await tx.membership.deleteMany({ where: { personId: person.id } });
  // Nobody may join through a link of somebody who is gone, nor a group that nobody runs any more.
  const emptied = groups.filter(({ memberCount }) => memberCount === 1).map(({ id }) => id);
  await tx.invite.updateMany({
    where: { revokedAt: null, OR: [{ createdById: person.id }, { groupId: { in: emptied } }] },
    data: { revokedAt: new Date() },
  });
}
