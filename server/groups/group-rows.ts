import type { GroupKind, GroupSummary, GroupView } from "@/core/group";
import { PUBLIC_GROUP_ID } from "@/core/group";
import {
  type ActorFacts,
  canEditGroup,
  canInvite,
  canLeaveGroup,
  canWriteIn,
  roleIn,
} from "@/core/permissions";
import type { Transaction } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** A group with what the rules and the DTOs need of it, however many members it has. */
export interface GroupRow {
  id: string;
  slug: string;
  name: string;
  kind: GroupKind;
  isPublic: boolean;
  description: string;
  version: number;
  createdAt: Date;
  memberCount: number;
  /** Owners whose account is active: a suspended one cannot run a group. */
  ownerCount: number;
}

/** Public is everybody: beyond this many the exact number tells nobody anything, and counting would cost. */
const PUBLIC_COUNT_LIMIT = 10_000;

/**
 * Groups with their counts, Public first and then by name, in one query.
 * Public has administrators as owners without a row, so it never lacks one.
 */
export const groupRows = (where: Prisma.Sql): Prisma.Sql => Prisma.sql`
    SELECT g.id, g.slug, g.name, g.kind::text AS kind, g."isPublic", g.description, g.version, g."createdAt",
      CASE WHEN g."isPublic"
        THEN (SELECT count(*)::int FROM (
          SELECT 1 FROM "Person" p WHERE p.status = 'active' LIMIT ${PUBLIC_COUNT_LIMIT}::int) counted)
        ELSE members.total END AS "memberCount",
      members.owners + g."isPublic"::int AS "ownerCount"
    FROM "Group" g
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS total,
        (count(*) FILTER (WHERE m.role = 'owner' AND p.status = 'active'))::int AS owners
      FROM "Membership" m JOIN "Person" p ON p.id = m."personId"
      WHERE m."groupId" = g.id AND p.status <> 'deleted') members
    WHERE ${where}
    ORDER BY g."isPublic" DESC, lower(g.name), g.id`;

export const readGroupRows = (
  client: Pick<Transaction, "$queryRaw">,
  where: Prisma.Sql,
): Promise<GroupRow[]> => client.$queryRaw<GroupRow[]>(groupRows(where));

export async function readGroupRow(
  client: Pick<Transaction, "$queryRaw">,
  groupId: string,
): Promise<GroupRow | null> {
  const [row] = await readGroupRows(client, Prisma.sql`g.id = ${groupId}::uuid`);
  return row ?? null;
}

/** Every group that `canReadGroup` says yes to, for the WHERE of a list. */
export const readableGroupIds = (actor: ActorFacts): string[] => [
  ...new Set([PUBLIC_GROUP_ID, ...(actor.kind === "person" ? Object.keys(actor.roles) : [])]),
];

export const toGroupSummary = (actor: ActorFacts, row: Omit<GroupRow, "createdAt">): GroupSummary => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: row.kind,
  isPublic: row.isPublic,
  role: roleIn(actor, row.id),
  memberCount: row.memberCount,
});

export const toGroupView = (actor: ActorFacts, row: GroupRow): GroupView => ({
  ...toGroupSummary(actor, row),
  description: row.description,
  version: row.version,
  createdAt: row.createdAt.toISOString(),
  can: {
    edit: canEditGroup(actor, row.id),
    invite: canInvite(actor, row.id),
    annotate: canWriteIn(actor, row.id),
    leave: canLeaveGroup(actor, row),
  },
});
