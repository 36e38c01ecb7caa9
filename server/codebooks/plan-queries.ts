import { diffBooks } from "@/core/codebook/book-diff";
import { type Change, PlanChangeSchema } from "@/core/codebook/change";
import { type ChangePlan, type PassageCount, warningsOf } from "@/core/codebook/plan";
import { summaryOf } from "@/core/codebook/summary";
import type { CodeUses } from "@/core/codebook/view";
import { invalid } from "@/core/errors";
import { codebookChanges as words } from "@/messages/en/codebook-changes";
import { readBook } from "@/server/codebooks/book-rows";
import { changed } from "@/server/codebooks/change-commands";
import { readableCodebook } from "@/server/codebooks/codebook-id";
import { requireEditable } from "@/server/codebooks/refusals";
import { visiblePassages } from "@/server/codebooks/visible-passages";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { type Actor, requirePerson } from "@/server/session";
import { mayKnowOf } from "@/server/visibility";

/**
 * What a change would do: the same refusals as doing it, and else which codes and how many passages it
 * reaches, as far as the actor sees them. Writes nothing.
 * @throws AppError as `changeCodebook` does, but for a version, which nobody names here
 */
export async function planChange(actor: Actor, slugOrId: string, input: unknown): Promise<ChangePlan> {
  const person = requirePerson(actor);
  const { change } = PlanChangeSchema.parse(input);
  const row = requireEditable(person, await readableCodebook(person, slugOrId));
  const { before, after, version } = await db.$transaction(async (tx) => {
    const before = await readBook(tx, row.id);
    const { version } = await tx.codebook.findUniqueOrThrow({
      where: { id: row.id },
      select: { version: true },
    });
    return { before, version, after: await changed(tx, person, row, before, change) };
  });
  const diff = diffBooks(before, after);
  const touched = new Set([
    ...diff.codes.map(({ id }) => id),
    ...diff.added.map(({ id }) => id),
    ...moved(change),
  ]);
  return {
    version,
    summary: summaryOf(before, after, change),
    passages: await countTouched(
      person,
      change,
      before.codes.find(({ id }) => id === aboutOf(change))?.name ?? "",
    ),
    codes: after.codes.filter(({ id }) => touched.has(id)).map(({ name }) => name),
    warnings: warningsOf(before, after, change),
  };
}

const moved = (change: Change): string[] =>
  change.kind === "merge-codes" ? [change.intoId] : change.kind === "move-code" ? [change.codeId] : [];

/** The code whose passages a change is about. */
function aboutOf(change: Change): string | null {
  if (change.kind === "merge-codes") return change.fromId;
  return "codeId" in change ? change.codeId : null;
}

async function countTouched(actor: Actor, change: Change, name: string): Promise<PassageCount> {
  const codeId = aboutOf(change);
  if (codeId === null) return NO_PASSAGES;
  if (change.kind !== "split-code") return (await countPassages(actor, [codeId])).get(codeId) ?? NO_PASSAGES;
  const ids = change.into.flatMap(({ annotationIds }) => annotationIds);
  const counts = await countPassages(actor, [codeId], Prisma.sql`n.id = ANY(${ids}::uuid[])`);
  const count = counts.get(codeId) ?? NO_PASSAGES;
  if (count.annotations < ids.length) throw invalid("change.into", words.refused["not-its-passage"]([name]));
  return count;
}

const NO_PASSAGES: PassageCount = { annotations: 0, people: 0, articles: 0, more: false };

/** By the code's id; codes without any are left out. */
async function countPassages(
  actor: Actor,
  codeIds: readonly string[],
  where: Prisma.Sql = Prisma.sql`true`,
): Promise<ReadonlyMap<string, PassageCount>> {
  const rows = await db.$queryRaw<(PassageCount & { codeId: string })[]>`
    SELECT x."codeId", count(*) FILTER (WHERE x.seen)::int AS annotations,
      count(DISTINCT x."authorId") FILTER (WHERE x.seen)::int AS people,
      count(DISTINCT x."articleId") FILTER (WHERE x.seen)::int AS articles, bool_or(NOT x.seen) AS more
    FROM (
      SELECT ac."codeId", n."authorId", n."articleId", ${visiblePassages(actor)} AS seen
      FROM "AnnotationCode" ac JOIN "Annotation" n ON n.id = ac."annotationId"
      JOIN "Article" a ON a.id = n."articleId"
      WHERE ac."codeId" = ANY(${codeIds}::uuid[]) AND ${where}
        AND ${mayKnowOf(actor, Prisma.sql`n`, Prisma.sql`n`)}) x
    GROUP BY x."codeId"`;
  return new Map(rows.map(({ codeId, ...count }) => [codeId, count]));
}

/** How often each code of a codebook is used, as far as the actor sees it. @throws AppError not-found */
export async function getCodeUses(actor: Actor, slugOrId: string): Promise<CodeUses> {
  const { id } = await readableCodebook(actor, slugOrId);
  const codes = await db.code.findMany({ where: { codebookId: id }, select: { id: true } });
  return {
    uses: Object.fromEntries(
      await countPassages(
        actor,
        codes.map((code) => code.id),
      ),
    ),
  };
}
