import type { Transaction } from "@/server/db";

export interface CodeNow {
  id: string;
  codebookId: string;
}

/** What codes have become, by their former id: merged ones are what they were merged into, others are themselves. */
export async function codesNow(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CodeNow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<(CodeNow & { from: string })[]>`
    WITH RECURSIVE became AS (
      SELECT k.id AS "from", k.id, k."codebookId", k."mergedIntoId", 0 AS steps
      FROM "Code" k WHERE k.id = ANY(${[...new Set(ids)]}::uuid[])
      UNION ALL
      SELECT b."from", k.id, k."codebookId", k."mergedIntoId", b.steps + 1
      FROM became b JOIN "Code" k ON k.id = b."mergedIntoId" WHERE b.steps < 100
    ) SELECT DISTINCT ON ("from") "from", id, "codebookId" FROM became ORDER BY "from", steps DESC`;
  // One object for each code, so that a set of them holds each once.
  const codes = new Map<string, CodeNow>();
  const became = new Map<string, CodeNow>();
  for (const { from, id, codebookId } of rows) {
    const code = codes.get(id) ?? { id, codebookId };
    codes.set(id, code);
    became.set(from, code);
  }
  return became;
}
