import type { AnnotationQuery } from "@/core/annotation-query/query";
import type { SavedQueryView } from "@/core/annotation-query/saved";
import { canDeleteWritten, canEditWritten } from "@/core/permissions";
import { withNames } from "@/server/annotation-queries/saved-names";
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

export async function toSavedQueries(actor: Actor, rows: readonly SavedRow[]): Promise<SavedQueryView[]> {
  // Parsed when they were written; nothing else writes them.
  const named = await withNames(
    actor,
    rows.map(({ query }) => query as unknown as AnnotationQuery),
  );
  return rows.flatMap((row, at) => (named[at] ? [toSavedQuery(actor, row, named[at])] : []));
}

function toSavedQuery(
  actor: Actor,
  row: SavedRow,
  named: Pick<SavedQueryView, "query" | "gone">,
): SavedQueryView {
  const written = { groupId: row.groupId, authorId: row.personId };
  return {
    id: row.id,
    name: row.name,
    ...named,
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
  return toSavedQueries(actor, rows);
}
