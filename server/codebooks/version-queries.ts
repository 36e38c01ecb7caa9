import type { CodebookView } from "@/core/codebook";
import { type Book, isLive } from "@/core/codebook/book";
import { type ChangeSummary, ChangeSummarySchema } from "@/core/codebook/summary";
import { type CodebookAtVersion, type CodebookVersionView, ListVersionsSchema } from "@/core/codebook/view";
import { notFound } from "@/core/errors";
import { canEditCodebook } from "@/core/permissions";
import { codebookChanges as words } from "@/messages/en/codebook-changes";
import { readableCodebook } from "@/server/codebooks/codebook-id";
import { getCodebook } from "@/server/codebooks/queries";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import type { Actor } from "@/server/session";

const COLUMNS = {
  number: true,
  kind: true,
  change: true,
  madeById: true,
  madeAt: true,
  undoneBy: true,
} as const satisfies Prisma.CodebookVersionSelect;

type Row = Prisma.CodebookVersionGetPayload<{ select: typeof COLUMNS }>;

/**
 * What has been done to a codebook, newest first; `next` is the `before` of the page that follows, null on the
 * last. @throws AppError not-found
 */
export async function listVersions(
  actor: Actor,
  slugOrId: string,
  query: unknown = {},
): Promise<{ items: CodebookVersionView[]; next: number | null }> {
  const { before, limit } = ListVersionsSchema.parse(query);
  const { id, groupId } = await readableCodebook(actor, slugOrId);
  const rows = await db.codebookVersion.findMany({
    where: { codebookId: id, ...(before && { number: { lt: before } }) },
    orderBy: { number: "desc" },
    take: limit + 1,
    select: COLUMNS,
  });
  const shown = rows.slice(0, limit);
  return {
    items: await toViews(actor, groupId, id, shown),
    next: rows.length > limit ? (shown.at(-1)?.number ?? null) : null,
  };
}

/** One version's change. @throws AppError not-found */
export async function getVersionView(
  actor: Actor,
  slugOrId: string,
  number: number,
): Promise<CodebookVersionView> {
  const { id, groupId } = await readableCodebook(actor, slugOrId);
  const row = await db.codebookVersion.findUnique({
    where: { codebookId_number: { codebookId: id, number } },
    select: COLUMNS,
  });
  const [view] = row ? await toViews(actor, groupId, id, [row]) : [];
  if (!view) throw notFound(words.noSuchVersion);
  return view;
}

/** The codebook as a version left it. @throws AppError not-found */
export async function getCodebookAt(
  actor: Actor,
  slugOrId: string,
  number: number,
): Promise<CodebookAtVersion> {
  const { id } = await readableCodebook(actor, slugOrId);
  const [now, version, row] = await Promise.all([
    getCodebook(actor, id),
    getVersionView(actor, id, number),
    db.codebookVersion.findUnique({
      where: { codebookId_number: { codebookId: id, number } },
      select: { snapshot: true },
    }),
  ]);
  // Nothing but `insertVersion` writes it.
  return { version, book: viewOfSnapshot(now, row?.snapshot as unknown as Book, number) };
}

export function viewOfSnapshot(now: CodebookView, book: Book, version: number): CodebookView {
  const { name, description, guidelines, source } = book;
  return {
    ...now,
    name,
    description,
    guidelines,
    source,
    version,
    codeCount: book.codes.filter((code) => !code.isHeading && isLive(code)).length,
    codes: book.codes.map(({ deprecatedAt, positiveExamples, negativeExamples, ...code }) => ({
      ...code,
      codebookId: now.id,
      deprecated: deprecatedAt !== null,
      positiveExamples: [...positiveExamples],
      negativeExamples: [...negativeExamples],
    })),
  };
}

async function toViews(
  actor: Actor,
  groupId: string | null,
  codebookId: string,
  rows: readonly Row[],
): Promise<CodebookVersionView[]> {
  const mayUndo = canEditCodebook(actor, groupId);
  const undoable = await db.codebookVersion.findMany({
    where: {
      codebookId,
      number: { in: rows.map(({ number }) => number) },
      NOT: { undo: { equals: Prisma.DbNull } },
    },
    select: { number: true },
  });
  const canBeUndone = new Set(undoable.map(({ number }) => number));
  const ids = rows.flatMap(({ madeById }) => madeById ?? []);
  const people = await db.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, handle: true },
  });
  const personOf = new Map(people.map((person) => [person.id, person]));
  return rows.map((row) => ({
    number: row.number,
    change: toSummary(row.change),
    madeBy: personOf.get(row.madeById ?? "") ?? null,
    madeAt: row.madeAt.toISOString(),
    undoneBy: row.undoneBy,
    can: { undo: mayUndo && row.undoneBy === null && canBeUndone.has(row.number) },
  }));
}

const toSummary = (json: Prisma.JsonValue): ChangeSummary => ChangeSummarySchema.parse(json);
