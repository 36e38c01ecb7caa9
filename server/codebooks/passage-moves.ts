import type { Transaction } from "@/server/db";
import { lockStream, recordEvents } from "@/server/events";

/**
 * One annotation's code that a change of the codebook replaces by another: `to` null where it had that one
 * too, so that only the old one went; `from` null where that is undone.
 */
export interface PassageMove {
  annotationId: string;
  from: string | null;
  to: string | null;
  /** Of the row that went, to be put back as it was. */
  position: number;
  codebookVersion: number;
  /** Where `from` or `to` is null: the code that stays, and must be there for undoing to make sense. */
  beside: string | null;
}

/** As it is kept in the version's row: merges of a big codebook move a hundred thousand passages. */
export type PackedMove = [string, string | null, string | null, number, number, string | null];
export const packMove = (move: PassageMove): PackedMove => [
  move.annotationId,
  move.from,
  move.to,
  move.position,
  move.codebookVersion,
  move.beside,
];
export const unpackMove = ([
  annotationId,
  from,
  to,
  position,
  codebookVersion,
  beside,
]: PackedMove): PassageMove => ({
  annotationId,
  from,
  to,
  position,
  codebookVersion,
  beside,
});

export const invertMove = (move: PassageMove): PassageMove => ({ ...move, from: move.to, to: move.from });

interface MovedRow {
  annotationId: string;
  articleId: string;
  groupId: string | null;
  deleted: boolean;
}

/** Annotations of more articles came in while the articles were being locked. */
export class PassagesOvertaken extends Error {}

/**
 * Keeps all passages of some codes as they are until the transaction ends. The articles' streams are locked
 * before the codes, in the order that writers of annotations take them: the other way round, each would wait
 * for the other.
 * @throws PassagesOvertaken where it has to be tried again, from the start
 */
export async function lockPassages(tx: Transaction, codeIds: readonly string[]): Promise<void> {
  const articlesOf = async () => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT n."articleId" AS id FROM "AnnotationCode" ac JOIN "Annotation" n ON n.id = ac."annotationId"
      WHERE ac."codeId" = ANY(${codeIds}::uuid[]) ORDER BY 1`;
    return rows.map(({ id }) => id);
  };
  const locked = await articlesOf();
  for (const articleId of locked) await lockStream(tx, articleId);
  await tx.$queryRaw`SELECT id FROM "Code" WHERE id = ANY(${codeIds}::uuid[]) ORDER BY id FOR UPDATE`;
  const known = new Set(locked);
  if ((await articlesOf()).some((id) => !known.has(id))) throw new PassagesOvertaken();
}

/** All passages of a code, to another code. Those that have both keep that one. */
export async function movesOfMerge(tx: Transaction, fromId: string, intoId: string): Promise<PassageMove[]> {
  const rows = await tx.$queryRaw<
    (Pick<PassageMove, "annotationId" | "position" | "codebookVersion"> & { both: boolean })[]
  >`
    SELECT ac."annotationId", ac.position, ac."codebookVersion", EXISTS (
      SELECT 1 FROM "AnnotationCode" other
      WHERE other."annotationId" = ac."annotationId" AND other."codeId" = ${intoId}::uuid) AS both
    FROM "AnnotationCode" ac WHERE ac."codeId" = ${fromId}::uuid ORDER BY ac."annotationId"`;
  return rows.map(({ both, ...row }) => ({
    ...row,
    from: fromId,
    to: both ? null : intoId,
    beside: both ? intoId : null,
  }));
}

/** @returns null where one of the annotations does not have the code */
export async function movesOfSplit(
  tx: Transaction,
  fromId: string,
  toOf: ReadonlyMap<string, string>,
): Promise<PassageMove[] | null> {
  const rows = await tx.$queryRaw<Pick<PassageMove, "annotationId" | "position" | "codebookVersion">[]>`
    SELECT ac."annotationId", ac.position, ac."codebookVersion" FROM "AnnotationCode" ac
    WHERE ac."codeId" = ${fromId}::uuid AND ac."annotationId" = ANY(${[...toOf.keys()]}::uuid[])
    ORDER BY ac."annotationId"`;
  if (rows.length !== toOf.size) return null;
  return rows.map((row) => ({ ...row, from: fromId, to: toOf.get(row.annotationId) ?? null, beside: null }));
}

/**
 * Moves passages between codes, tells open pages, and raises each annotation's version. What somebody changed
 * meanwhile so that a move has nothing to go from stays as they made it.
 * @returns the moves that were made
 */
export async function movePassages(
  tx: Transaction,
  actorId: string,
  moves: readonly PassageMove[],
): Promise<PassageMove[]> {
  if (moves.length === 0) return [];
  const made = await tx.$queryRaw<MovedRow[]>`
    WITH m AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(moves)}::jsonb)
        AS m("annotationId" uuid, "from" uuid, "to" uuid, position int, "codebookVersion" int, beside uuid)
    ), moved AS (
      UPDATE "AnnotationCode" ac SET "codeId" = m."to" FROM m
      WHERE ac."annotationId" = m."annotationId" AND ac."codeId" = m."from" AND m."to" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "AnnotationCode" x WHERE x."annotationId" = m."annotationId" AND x."codeId" = m."to")
      RETURNING ac."annotationId"
    ), dropped AS (
      DELETE FROM "AnnotationCode" ac USING m
      WHERE ac."annotationId" = m."annotationId" AND ac."codeId" = m."from" AND (m."to" IS NULL
        OR EXISTS (SELECT 1 FROM "AnnotationCode" x WHERE x."annotationId" = m."annotationId" AND x."codeId" = m."to"))
      RETURNING ac."annotationId"
    ), added AS (
      INSERT INTO "AnnotationCode" ("annotationId", "codeId", position, "codebookVersion")
      SELECT m."annotationId", m."to", m.position, m."codebookVersion" FROM m
      WHERE m."from" IS NULL AND EXISTS (
        SELECT 1 FROM "AnnotationCode" x WHERE x."annotationId" = m."annotationId" AND x."codeId" = m.beside)
      ON CONFLICT DO NOTHING RETURNING "annotationId"
    ), changed AS (
      SELECT "annotationId" FROM moved UNION SELECT "annotationId" FROM dropped UNION SELECT "annotationId" FROM added
    )
    UPDATE "Annotation" n SET version = n.version + 1, "updatedAt" = now() FROM changed
    WHERE n.id = changed."annotationId"
    RETURNING n.id AS "annotationId", n."articleId", n."groupId", n."deletedAt" IS NOT NULL AS deleted`;
  await tellPages(tx, actorId, made);
  const done = new Set(made.map(({ annotationId }) => annotationId));
  return moves.filter(({ annotationId }) => done.has(annotationId));
}

async function tellPages(tx: Transaction, actorId: string, made: readonly MovedRow[]): Promise<void> {
  const byArticle = new Map<string, MovedRow[]>();
  for (const row of made) {
    if (row.deleted) continue;
    const rows = byArticle.get(row.articleId);
    if (rows) rows.push(row);
    else byArticle.set(row.articleId, [row]);
  }
  for (const articleId of [...byArticle.keys()].sort()) {
    const events = (byArticle.get(articleId) ?? []).map(({ annotationId, groupId }) => ({
      kind: "annotation-updated" as const,
      actorId,
      groupId,
      subjectId: annotationId,
    }));
    await recordEvents(tx, articleId, events);
  }
}
