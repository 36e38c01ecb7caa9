import type { Transaction } from "@/server/db";

/** Of a comment that goes: whether something below it still needs its place. */
export const hasShownReplies = async (tx: Transaction, id: string): Promise<boolean> =>
  (await tx.comment.findFirst({
    where: { parentId: id, OR: [{ deletedAt: null, standing: "published" }, { isTombstone: true }] },
    select: { id: true },
  })) !== null;

/**
 * Upwards from a reply that went: a tombstone that no reply hangs on any more goes too. One statement,
 * however many there are on the way.
 * @param id of the reply, which has no place itself any more
 */
export async function sweepTombstones(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`
    WITH RECURSIVE swept AS (
      SELECT id, "parentId" FROM "Comment" WHERE id = ${id}::uuid
      UNION ALL
      SELECT p.id, p."parentId" FROM swept JOIN "Comment" p ON p.id = swept."parentId"
      WHERE p."isTombstone" AND NOT EXISTS (
        SELECT 1 FROM "Comment" r
        WHERE r."parentId" = p.id AND r.id <> swept.id
          AND ((r."deletedAt" IS NULL AND r.standing = 'published') OR r."isTombstone"))
    ) UPDATE "Comment" c SET "isTombstone" = false FROM swept WHERE c.id = swept.id AND c."isTombstone"`;
}

/** Upwards from a reply that came back: what it hangs on must have a place again. */
export async function raiseTombstones(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`
    WITH RECURSIVE raised AS (
      SELECT id, "parentId" FROM "Comment" WHERE id = ${id}::uuid
      UNION ALL
      SELECT p.id, p."parentId" FROM raised JOIN "Comment" p ON p.id = raised."parentId"
      WHERE NOT p."isTombstone" AND (p."deletedAt" IS NOT NULL OR p.standing <> 'published')
    ) UPDATE "Comment" c SET "isTombstone" = true FROM raised WHERE c.id = raised.id AND c.id <> ${id}::uuid`;
}
