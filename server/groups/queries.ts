import { forbidden, notFound } from "@/core/errors";
import type { GroupSummary, GroupView, MemberView } from "@/core/group";
import { IdSchema } from "@/core/id";
import { encodeCursor, type Page, PageQuerySchema } from "@/core/page";
import { canListMembers, canReadGroup } from "@/core/permissions";
import { groups as words } from "@/messages/en/groups";
import { idFrom } from "@/server/articles/access";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import {
  type GroupRow,
  readableGroupIds,
  readGroupRow,
  readGroupRows,
  toGroupSummary,
  toGroupView,
} from "@/server/groups/group-rows";
import { toMemberView } from "@/server/groups/member-rows";
import type { Actor } from "@/server/session";

export const ListMembersSchema = PageQuerySchema;

/** Anything else in the address is no group, and may not even be text that PostgreSQL takes. */
const SLUG = /^[a-z0-9-]{1,100}$/;

/** Public and the groups that the actor belongs to, by name, in one query. Visitors get Public alone. */
export async function listGroups(actor: Actor): Promise<GroupSummary[]> {
  const ids = readableGroupIds(actor);
  const rows = await readGroupRows(db, Prisma.sql`g.id = ANY(${ids}::uuid[])`);
  return rows.map((row) => toGroupSummary(actor, row));
}

/** @throws AppError not-found, for outsiders too. */
export async function getGroup(actor: Actor, slugOrId: string): Promise<GroupView> {
  const id = IdSchema.safeParse(slugOrId);
  if (!id.success && !SLUG.test(slugOrId)) throw notFound("group");
  const [row] = await readGroupRows(
    db,
    id.success ? Prisma.sql`g.id = ${id.data}::uuid` : Prisma.sql`g.slug = ${slugOrId}`,
  );
  if (!row || !canReadGroup(actor, row.id)) throw notFound("group");
  return toGroupView(actor, row);
}

/**
 * A group for a query about what is inside it.
 * @throws AppError not-found, for outsiders too.
 */
export async function readGroupFor(actor: Actor, groupId: string): Promise<GroupRow> {
  const id = idFrom(groupId, "group");
  const row = canReadGroup(actor, id) ? await readGroupRow(db, id) : null;
  if (!row) throw notFound("group");
  return row;
}

/**
 * Who belongs to a group, in the order of joining. In Public only people with a part of their own.
 * @throws AppError not-found for outsiders, forbidden for those of Public who do not moderate it.
 */
export async function listMembers(
  actor: Actor,
  groupId: string,
  query: unknown = {},
): Promise<Page<MemberView>> {
  const { cursor, limit } = ListMembersSchema.parse(query);
  const group = await readGroupFor(actor, groupId);
  if (!canListMembers(actor, group.id)) throw forbidden(words.errors.membersHidden);
  const rows = await db.membership.findMany({
    where: {
      groupId: group.id,
      person: { status: { not: "deleted" } },
      ...(cursor && {
        joinedAt: { gte: cursor.createdAt },
        OR: [{ joinedAt: { gt: cursor.createdAt } }, { personId: { gt: cursor.id } }],
      }),
    },
    orderBy: [{ joinedAt: "asc" }, { personId: "asc" }],
    take: limit + 1,
    select: {
      role: true,
      joinedAt: true,
      person: { select: { id: true, name: true, handle: true, siteRole: true } },
    },
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => toMemberView(actor, group, row)),
    next: rows.length > limit && last ? encodeCursor({ createdAt: last.joinedAt, id: last.person.id }) : null,
  };
}

/** The members for a page that shows them where it may; null where they are not for this actor to see. */
export async function listMembersIfAllowed(
  actor: Actor,
  groupId: string,
  query: unknown = {},
): Promise<Page<MemberView> | null> {
  return canListMembers(actor, groupId) ? listMembers(actor, groupId, query) : null;
}
