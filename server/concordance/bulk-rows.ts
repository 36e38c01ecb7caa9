import type { BulkTaggingView } from "@/core/concordance/bulk-tagging";
import { db, type Transaction } from "@/server/db";
import { type Actor, requirePerson } from "@/server/session";

export interface TaggingRow {
  id: string;
  personId: string;
  groupId: string | null;
  groupName: string | null;
  codeId: string;
  codeName: string;
  annotationIds: string[];
  draftHash: string;
  createdAt: Date;
  undoneAt: Date | null;
}

/** Null where there is none. */
export async function findTagging(
  tx: Pick<Transaction, "$queryRaw">,
  id: string,
): Promise<TaggingRow | null> {
  const [row] = await tx.$queryRaw<TaggingRow[]>`
    SELECT b.*, g.name AS "groupName", coalesce(c.name, '') AS "codeName"
    FROM "BulkTagging" b LEFT JOIN "Group" g ON g.id = b."groupId" LEFT JOIN "Code" c ON c.id = b."codeId"
    WHERE b.id = ${id}::uuid`;
  return row ?? null;
}

export const toTaggingView = (row: TaggingRow): BulkTaggingView => ({
  id: row.id,
  codeId: row.codeId,
  codeName: row.codeName,
  groupId: row.groupId,
  groupName: row.groupName,
  count: row.annotationIds.length,
  createdAt: row.createdAt.toISOString(),
  undoneAt: row.undoneAt?.toISOString() ?? null,
});

/** The person's newest taggings, so that they can be taken back. */
export async function listTaggings(actor: Actor): Promise<BulkTaggingView[]> {
  const person = requirePerson(actor);
  const rows = await db.$queryRaw<TaggingRow[]>`
    SELECT b.*, g.name AS "groupName", coalesce(c.name, '') AS "codeName"
    FROM "BulkTagging" b LEFT JOIN "Group" g ON g.id = b."groupId" LEFT JOIN "Code" c ON c.id = b."codeId"
    WHERE b."personId" = ${person.id}::uuid ORDER BY b."createdAt" DESC, b.id DESC LIMIT 5`;
  return rows.map(toTaggingView);
}
