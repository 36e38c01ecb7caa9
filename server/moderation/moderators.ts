import { PUBLIC_GROUP_ID } from "@/core/group";
import type { Transaction } from "@/server/db";

/** Active people who moderate a group; in Public, those who moderate the site too. */
export async function moderatorIdsOf(tx: Transaction, groupId: string): Promise<string[]> {
  const people = await tx.person.findMany({
    where: {
      status: "active",
      OR: [
        { memberships: { some: { groupId, role: { in: ["owner", "moderator"] } } } },
        ...(groupId === PUBLIC_GROUP_ID
          ? [{ siteRole: { in: ["moderator" as const, "administrator" as const] } }]
          : []),
      ],
    },
    select: { id: true },
  });
  return people.map(({ id }) => id);
}

/** Active people who moderate the whole site. */
export async function siteModeratorIds(tx: Transaction): Promise<string[]> {
  const people = await tx.person.findMany({
    where: { status: "active", siteRole: { in: ["moderator", "administrator"] } },
    select: { id: true },
  });
  return people.map(({ id }) => id);
}
