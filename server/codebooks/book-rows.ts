import type { CodeExample } from "@/core/codebook";
import { HueSchema } from "@/core/codebook";
import { type Book, type BookCode, sortedAsTree } from "@/core/codebook/book";
import type { Transaction } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

export interface BookRow {
  id: string;
  slug: string;
  groupId: string | null;
  version: number;
}

/** The codebook, kept from being changed by others until the transaction ends. */
export async function lockBook(tx: Transaction, id: string): Promise<BookRow | null> {
  // Not for its key: whoever only refers to it (a task, a new annotation's code) does not wait.
  const [row] = await tx.$queryRaw<BookRow[]>`
    SELECT id, slug, "groupId", version FROM "Codebook" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return row ?? null;
}

const CODE_COLUMNS = {
  id: true,
  parentId: true,
  slug: true,
  name: true,
  label: true,
  definition: true,
  whenToUse: true,
  whenNotToUse: true,
  positiveExamples: true,
  negativeExamples: true,
  hue: true,
  shade: true,
  hotkey: true,
  isHeading: true,
  deprecatedAt: true,
  mergedIntoId: true,
} as const satisfies Prisma.CodeSelect;

/** The codebook as the domain changes it. @throws where there is none */
export async function readBook(tx: Pick<Transaction, "codebook">, id: string): Promise<Book> {
  const row = await tx.codebook.findUniqueOrThrow({
    where: { id },
    select: {
      name: true,
      description: true,
      guidelines: true,
      source: true,
      codes: { orderBy: [{ position: "asc" }, { id: "asc" }], select: CODE_COLUMNS },
    },
  });
  return { ...row, codes: sortedAsTree(row.codes.map(toBookCode)) };
}

const toBookCode = (row: Prisma.CodeGetPayload<{ select: typeof CODE_COLUMNS }>): BookCode => ({
  ...row,
  hue: HueSchema.parse(row.hue),
  // Parsed when they were written; nothing else writes them.
  positiveExamples: row.positiveExamples as unknown as CodeExample[],
  negativeExamples: row.negativeExamples as unknown as CodeExample[],
  deprecatedAt: row.deprecatedAt?.toISOString() ?? null,
});

/**
 * Writes what differs between two states of a codebook whose row is locked, and its next version's number.
 * Codes that are gone stay until `removeCodes`, so that their passages can be moved before.
 */
export async function writeBook(
  tx: Transaction,
  row: BookRow,
  before: Book,
  after: Book,
  number: number,
): Promise<void> {
  const was = new Map(before.codes.map((code) => [code.id, code]));
  const { name, description, guidelines, source } = after;
  await tx.codebook.update({
    where: { id: row.id },
    data: { name, description, guidelines, source, version: number },
    select: { id: true },
  });
  const added = after.codes.filter(({ id }) => !was.has(id));
  // Parents and merges are set below, when all rows are there.
  await tx.code.createMany({
    data: added.map((code) => ({ ...toCodeData(code), id: code.id, codebookId: row.id, position: 0 })),
  });
  for (const code of after.codes) {
    const old = was.get(code.id);
    if (old && old !== code && isChanged(old, code)) {
      await tx.code.update({ where: { id: code.id }, data: toCodeData(code), select: { id: true } });
    }
  }
  await placeCodes(tx, after);
}

/**
 * Takes codes out for good, when what made them is undone. Nothing may refer to them: not a passage, nor what
 * was settled, nor what somebody coded before they revised it.
 * @returns one that has to stay, null when all are gone
 */
export async function removeCodes(tx: Transaction, codeIds: readonly string[]): Promise<string | null> {
  if (codeIds.length === 0) return null;
  const [stays] = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM unnest(${codeIds}::uuid[]) AS c (id)
    WHERE EXISTS (SELECT 1 FROM "AnnotationCode" x WHERE x."codeId" = c.id)
      OR EXISTS (SELECT 1 FROM "Settlement" x WHERE x."codeId" = c.id)
      OR EXISTS (SELECT 1 FROM "SettlementSource" x WHERE x."codeId" = c.id)
      OR EXISTS (SELECT 1 FROM "PassSpan" x WHERE c.id = ANY(x."codeIds"))
    LIMIT 1`;
  if (stays) return stays.id;
  await tx.code.deleteMany({ where: { id: { in: [...codeIds] } } });
  return null;
}

/** Everything but where it stands and what it was merged into. */
const toCodeData = ({ id: _, parentId: __, mergedIntoId: ___, ...code }: BookCode) => ({
  ...code,
  positiveExamples: code.positiveExamples as unknown as Prisma.InputJsonArray,
  negativeExamples: code.negativeExamples as unknown as Prisma.InputJsonArray,
});

const isChanged = (a: BookCode, b: BookCode): boolean =>
  JSON.stringify(toCodeData(a)) !== JSON.stringify(toCodeData(b));

/** One statement, also where a code at the front moves all that follow. */
async function placeCodes(tx: Transaction, { codes }: Book): Promise<void> {
  if (codes.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Code" c SET "parentId" = x.parent, position = x.place, "mergedIntoId" = x.merged
    FROM unnest(${codes.map(({ id }) => id)}::uuid[], ${codes.map(({ parentId }) => parentId)}::uuid[],
      ${codes.map(({ mergedIntoId }) => mergedIntoId)}::uuid[]) WITH ORDINALITY AS x (id, parent, merged, place)
    WHERE c.id = x.id AND (c."parentId", c.position, c."mergedIntoId") IS DISTINCT FROM (x.parent, x.place, x.merged)`;
}

/** Of some codes, those that stand on any annotation, deleted ones too. */
export async function usedCodes(
  tx: Pick<Transaction, "$queryRaw">,
  codeIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM unnest(${codeIds}::uuid[]) AS c (id)
    WHERE EXISTS (SELECT 1 FROM "AnnotationCode" x WHERE x."codeId" = c.id)`;
  return new Set(rows.map(({ id }) => id));
}
