import {
  type CodebookSummary,
  type CodebookView,
  type CodeExample,
  type CodeRef,
  type CodeView,
  HueSchema,
} from "@/core/codebook";
import { notFound } from "@/core/errors";
import { IdSchema } from "@/core/id";
import { type PackedCodebook, unpackCodes } from "@/core/packed-codes";
import { encodeCursor, type Page, PageQuerySchema } from "@/core/page";
import { canEditCodebook, canReadCodebook, canReadGroup } from "@/core/permissions";
import { SLUG } from "@/server/codebooks/codebook-id";
import { db, type Transaction } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { readableGroupIds } from "@/server/groups/group-rows";
import { hotQuery } from "@/server/hot-query";
import type { Actor } from "@/server/session";

export const ListCodebooksSchema = PageQuerySchema;

/** What counts as a code of the book: what can be put on a passage today. */
const APPLICABLE = { isHeading: false, deprecatedAt: null } satisfies Prisma.CodeWhereInput;

const SUMMARY_COLUMNS = {
  id: true,
  slug: true,
  name: true,
  description: true,
  version: true,
  createdAt: true,
  groupId: true,
  group: { select: { id: true, slug: true, name: true } },
} as const satisfies Prisma.CodebookSelect;

const REF_COLUMNS = {
  id: true,
  codebookId: true,
  parentId: true,
  slug: true,
  name: true,
  hue: true,
  shade: true,
  hotkey: true,
  isHeading: true,
  deprecatedAt: true,
} as const satisfies Prisma.CodeSelect;

export const VIEW_COLUMNS = {
  ...REF_COLUMNS,
  label: true,
  definition: true,
  whenToUse: true,
  whenNotToUse: true,
  positiveExamples: true,
  negativeExamples: true,
  mergedIntoId: true,
} as const satisfies Prisma.CodeSelect;

/** Shared codebooks and those of the actor's groups, oldest first, which is the order they stand in. */
export async function listCodebooks(actor: Actor, query: unknown = {}): Promise<Page<CodebookSummary>> {
  const { cursor, limit } = ListCodebooksSchema.parse(query);
  const rows = await db.codebook.findMany({
    where: {
      AND: [
        { OR: [{ groupId: null }, { groupId: { in: readableGroupIds(actor) } }] },
        cursor
          ? {
              createdAt: { gte: cursor.createdAt },
              OR: [{ createdAt: { gt: cursor.createdAt } }, { id: { gt: cursor.id } }],
            }
          : {},
      ],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: limit + 1,
    select: SUMMARY_COLUMNS,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const counts = await db.code.groupBy({
    by: ["codebookId"],
    where: { ...APPLICABLE, codebookId: { in: shown.map((row) => row.id) } },
    _count: true,
  });
  const countOf = new Map(counts.map((row) => [row.codebookId, row._count]));
  return {
    items: shown.map((row) => ({ ...toSummary(actor, row), codeCount: countOf.get(row.id) ?? 0 })),
    next: rows.length > limit && last ? encodeCursor(last) : null,
  };
}

/** A codebook with all its codes in order. @throws AppError not-found, for a group's own to outsiders too. */
export async function getCodebook(
  actor: Actor,
  slugOrId: string,
  client: Pick<Transaction, "codebook"> = db,
): Promise<CodebookView> {
  const id = IdSchema.safeParse(slugOrId);
  if (!id.success && !SLUG.test(slugOrId)) throw notFound("codebook");
  const row = await client.codebook.findUnique({
    where: id.success ? { id: id.data } : { slug: slugOrId },
    select: {
      ...SUMMARY_COLUMNS,
      guidelines: true,
      source: true,
      codes: { orderBy: [{ position: "asc" }, { id: "asc" }], select: VIEW_COLUMNS },
    },
  });
  if (!row || !canReadCodebook(actor, row.groupId)) throw notFound("codebook");
  const codes = row.codes.map(toCodeView);
  return {
    ...toSummary(actor, row),
    guidelines: row.guidelines,
    source: row.source,
    codeCount: codes.filter((code) => !code.isHeading && !code.deprecated).length,
    codes,
  };
}

/**
 * Every code that can stand in a layer (null: the actor's private one): those of the shared codebooks and
 * of the group's own, in the order of books and then of codes, deprecated ones too. One query.
 * @throws AppError not-found for outsiders of the group.
 */
export async function listCodeRefs(actor: Actor, groupId: string | null): Promise<CodeRef[]> {
  if (groupId !== null && !canReadGroup(actor, groupId)) throw notFound("group");
  const [row] = await hotQuery<{ books: PackedCodebook[] }>(
    Prisma.sql`SELECT ${codebooksJson(Prisma.sql`${groupId}::uuid`)} AS books`,
  );
  return unpackCodes(row?.books ?? []);
}

/** The same as `PackedCodebook[]` in JSON made by PostgreSQL. @param groupId SQL; the caller has proven that it may be read */
export const codebooksJson = (groupId: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object('id', b.id, 'slug', b.slug, 'name', b.name, 'codes', codes.list)
    ORDER BY b."groupId" NULLS FIRST, b.position, b.id), '[]')
  FROM "Codebook" b CROSS JOIN LATERAL (
    SELECT json_agg(json_build_array(c.id, c."parentId", c.slug, c.name, c.hue, c.shade, c.hotkey, c."isHeading",
      c."deprecatedAt" IS NOT NULL) ORDER BY c.position, c.id) AS list
    FROM "Code" c WHERE c."codebookId" = b.id) codes
  WHERE codes.list IS NOT NULL AND (b."groupId" IS NULL OR b."groupId" = ${groupId}))`;

type SummaryRow = Prisma.CodebookGetPayload<{ select: typeof SUMMARY_COLUMNS }>;

const toSummary = (actor: Actor, row: SummaryRow) => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  description: row.description,
  version: row.version,
  group: row.group,
  can: { edit: canEditCodebook(actor, row.groupId) },
});

type RefRow = Prisma.CodeGetPayload<{ select: typeof REF_COLUMNS }>;
type ViewRow = Prisma.CodeGetPayload<{ select: typeof VIEW_COLUMNS }>;

const toCodeRef = ({ deprecatedAt, hue, ...row }: RefRow): CodeRef => ({
  id: row.id,
  codebookId: row.codebookId,
  parentId: row.parentId,
  slug: row.slug,
  name: row.name,
  hue: HueSchema.parse(hue),
  shade: row.shade,
  hotkey: row.hotkey,
  isHeading: row.isHeading,
  deprecated: deprecatedAt !== null,
});

export const toCodeView = (row: ViewRow): CodeView => ({
  ...toCodeRef(row),
  label: row.label,
  definition: row.definition,
  whenToUse: row.whenToUse,
  whenNotToUse: row.whenNotToUse,
  // Parsed when they were written; nothing else writes them.
  positiveExamples: row.positiveExamples as unknown as CodeExample[],
  negativeExamples: row.negativeExamples as unknown as CodeExample[],
  mergedIntoId: row.mergedIntoId,
});
