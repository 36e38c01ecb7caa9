import { conflict } from "@/core/errors";
import { canLeaveGroup, type PersonFacts } from "@/core/permissions";
import { account } from "@/messages/en/account";
import type { Transaction } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { readGroupRows } from "@/server/groups/group-rows";

/** Their groups but Public, locked in one order, so that two who leave the same ones do not deadlock. */
async function lockGroups(tx: Transaction, personId: string) {
  await tx.$queryRaw`
    SELECT 1 FROM "Group" WHERE id IN (SELECT "groupId" FROM "Membership" WHERE "personId" = ${personId}::uuid)
    ORDER BY id FOR NO KEY UPDATE`;
  const memberships = await tx.membership.findMany({
    where: { personId, group: { isPublic: false } },
    select: { groupId: true, role: true },
  });
  const ids = memberships.map(({ groupId }) => groupId);
  return { memberships, groups: await readGroupRows(tx, Prisma.sql`g.id = ANY(${ids}::uuid[])`) };
}

/**
 * Whoever asks for their deletion must have left their groups in somebody's hands. The rule is that of leaving one.
 * @throws AppError conflict that names the groups, with them as `current`.
 */
export async function refuseIfLastOwner(tx: Transaction, person: PersonFacts): Promise<void> {
  const { memberships, groups } = await lockGroups(tx, person.id);
  // The roles of the request may be a moment old; these hold until the transaction ends.
  const fresh: PersonFacts = {
    ...person,
    roles: Object.fromEntries(memberships.map(({ groupId, role }) => [groupId, role])),
  };
  const stuck = groups.filter((group) => !canLeaveGroup(fresh, group));
  if (stuck.length === 0) return;
  throw conflict(
    account.lastOwner(stuck.map(({ name }) => name)),
    stuck.map(({ id, slug, name }) => ({ id, slug, name })),
  );
}

/**
 * Takes somebody whose account goes out of all groups. One that others have come into meanwhile, or whose other
 * owners went meanwhile, goes to whoever has the highest part in it, and of those to whoever joined first.
 */
export async function leaveAllGroups(tx: Transaction, personId: string): Promise<void> {
  const { memberships, groups } = await lockGroups(tx, personId);
  const owned = new Set(memberships.filter(({ role }) => role === "owner").map(({ groupId }) => groupId));
  const orphaned = groups.filter(
    ({ id, ownerCount, memberCount }) => owned.has(id) && ownerCount <= 1 && memberCount > 1,
  );
  for (const { id } of orphaned) {
    await tx.$executeRaw`
      UPDATE "Membership" SET role = 'owner' WHERE "groupId" = ${id}::uuid AND "personId" = (
        SELECT m."personId" FROM "Membership" m JOIN "Person" p ON p.id = m."personId"
        WHERE m."groupId" = ${id}::uuid AND m."personId" <> ${personId}::uuid AND p.status = 'active'
        ORDER BY array_position(ARRAY['owner', 'moderator', 'member', 'observer'], m.role::text),
          m."joinedAt", m."personId" LIMIT 1)`;
  }
  await tx.membership.deleteMany({ where: { personId } });
  // Nobody may join through a link of somebody who is gone, nor a group that nobody runs any more.
  const emptied = groups.filter(({ memberCount }) => memberCount === 1).map(({ id }) => id);
  await tx.invite.updateMany({
    where: { revokedAt: null, OR: [{ createdById: personId }, { groupId: { in: emptied } }] },
    data: { revokedAt: new Date() },
  });
}
