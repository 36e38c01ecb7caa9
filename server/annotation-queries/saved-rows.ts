import { printQuery } from "@/core/annotation-query/print-query";
import type { AnnotationQuery } from "@/core/annotation-query/query";
import type { SavedQueryView } from "@/core/annotation-query/saved";
import { canDeleteWritten, canEditWritten } from "@/core/permissions";
import { db } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import { readableGroupIds } from "@/server/groups/group-rows";
import { type Actor, requirePerson } from "@/server/session";

export const savedSelect = {
  id: true,
  name: true,
  query: true,
  groupId: true,
  personId: true,
  version: true,
  updatedAt: true,
  group: { select: { name: true } },
  person: { select: { id: true, name: true, handle: true } },
} as const satisfies Prisma.SavedQuerySelect;

export type SavedRow = Prisma.SavedQueryGetPayload<{ select: typeof savedSelect }>;

export function toSavedQuery(actor: Actor, row: SavedRow): SavedQueryView {
  const written = { groupId: row.groupId, authorId: row.personId };
  return {
    id: row.id,
    name: row.name,
    // Parsed when it was written; nothing else writes it.
    query: printQuery(row.query as unknown as AnnotationQuery),
    groupId: row.groupId,
    groupName: row.group?.name ?? null,
    person: row.person,
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
    can: { edit: canEditWritten(actor, written), delete: canDeleteWritten(actor, written) },
  };
}

/** Queries that are listed at once; the first by name. */
const MOST = 500;

/** One's own and those of one's groups, by name. */
export async function listSavedQueries(actor: Actor): Promise<SavedQueryView[]> {
  const person = requirePerson(actor);
  const rows = await db.savedQuery.findMany({
    where: { OR: [{ personId: person.id }, { groupId: { in: readableGroupIds(person) } }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST,
    select: savedSelect,
  });
  return rows.map((row) => toSavedQuery(actor, row));
}
