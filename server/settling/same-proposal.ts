import type { Settle } from "@/core/settling/settlement";
import type { Transaction } from "@/server/db";
import { keysOfUses, type Place } from "@/server/settling/decide";

/**
 * A proposal that would make the very same of the very same uses: two people who want one thing must not vote apart.
 * @returns its id; null where there is none
 */
export async function sameProposal(
  tx: Transaction,
  { articleId, groupId, versionId }: Place,
  { codeId, start, end, how, sources }: Settle,
): Promise<string | null> {
  const isAccepted = how !== "rejected";
  const rows = await tx.settlement.findMany({
    where: { articleId, groupId, versionId, state: "proposed", start, end, isAccepted },
    orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
    select: { id: true, codeId: true, sources: { select: { annotationId: true, codeId: true } } },
  });
  if (rows.length === 0) return null;
  const keyOf = await keysOfUses(tx, [
    ...sources,
    ...rows.flatMap((row) => [row, ...row.sources].map(toUse)),
  ]);
  const result = keyOf(toUse({ codeId }));
  const wanted = new Set(sources.map(keyOf));
  const same = rows.find((row) => {
    const keys = new Set(row.sources.map(keyOf));
    return (
      keyOf(toUse(row)) === result && keys.size === wanted.size && [...keys].every((key) => wanted.has(key))
    );
  });
  return same?.id ?? null;
}

/** A code by itself is of no annotation. */
const toUse = ({ annotationId = "", codeId }: { annotationId?: string; codeId: string }) => ({
  annotationId,
  codeId,
});
