import { notFound } from "@/core/errors";
import { encodeCursor, type Page } from "@/core/page";
import { DELETED_PERSON_NAME } from "@/core/person";
import type { Markup } from "@/core/text/markup-schema";
import { ListVersionsSchema, type VersionSummary, type VersionView } from "@/core/version";
import { readableArticle } from "@/server/articles/access";
import { type ChangeSize, changeBetween } from "@/server/articles/version-changes";
import { db } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import type { Actor } from "@/server/session";

const summarySelect = {
  id: true,
  number: true,
  title: true,
  reason: true,
  restoredFrom: true,
  createdAt: true,
  wordCount: true,
  createdBy: { select: { id: true, name: true, handle: true, status: true } },
} satisfies Prisma.ArticleVersionSelect;

type SummaryRow = Prisma.ArticleVersionGetPayload<{ select: typeof summarySelect }>;

function toVersionSummary(row: SummaryRow, currentVersionId: string): VersionSummary {
  const { createdBy, createdAt, ...rest } = row;
  return {
    ...rest,
    author: createdBy && {
      id: createdBy.id,
      name: createdBy.status === "deleted" ? DELETED_PERSON_NAME : createdBy.name,
      handle: createdBy.handle,
    },
    createdAt: createdAt.toISOString(),
    isCurrent: row.id === currentVersionId,
  };
}

/**
 * The versions of an article, newest first, by keyset.
 * @throws AppError not-found, also for an article the actor may not read
 */
export async function listVersions(
  actor: Actor,
  idOrSlug: string,
  query: unknown,
): Promise<Page<VersionSummary>> {
  const { cursor, limit } = ListVersionsSchema.parse(query);
  const article = await readableArticle(actor, idOrSlug);
  const rows = await db.articleVersion.findMany({
    where: {
      articleId: article.id,
      ...(cursor && {
        OR: [{ createdAt: { lt: cursor.createdAt } }, { createdAt: cursor.createdAt, id: { lt: cursor.id } }],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: summarySelect,
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => toVersionSummary(row, article.currentVersionId)),
    next: rows.length > limit && last ? encodeCursor(last) : null,
  };
}

/** The same, each with how many words came and went since the version before it. */
export async function listVersionsWithChanges(
  actor: Actor,
  articleId: string,
  query: unknown,
): Promise<Page<VersionSummary & { change: ChangeSize | null }>> {
  const { items, next } = await listVersions(actor, articleId, query);
  const before = await db.articleVersion.findMany({
    where: { articleId, number: { in: items.map(({ number }) => number - 1) } },
    select: { id: true, number: true },
  });
  const ids = new Map(before.map(({ id, number }) => [number, id]));
  const withChanges = items.map(async (version) => {
    const from = ids.get(version.number - 1);
    return { ...version, change: from ? await changeBetween(from, version.id) : null };
  });
  return { items: await Promise.all(withChanges), next };
}

/** The number of a version in an address. @throws AppError not-found for what is none */
export function versionNumber(text: string | undefined): number {
  if (!/^[1-9]\d{0,8}$/.test(text ?? "")) throw notFound("version");
  return Number(text);
}

/**
 * One version with its words.
 * @throws AppError not-found, also for an article the actor may not read
 */
export async function getVersion(actor: Actor, idOrSlug: string, number: number): Promise<VersionView> {
  const article = await readableArticle(actor, idOrSlug);
  const row = await db.articleVersion.findUnique({
    where: { articleId_number: { articleId: article.id, number } },
    select: { ...summarySelect, text: true, markup: true },
  });
  if (!row) throw notFound("version");
  const { text, markup, ...summary } = row;
  return { ...toVersionSummary(summary, article.currentVersionId), text, markup: markup as Markup };
}

/** The newest version of an article that somebody was let in to, for commands. */
export async function currentVersion(articleId: string) {
  const article = await db.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { currentVersion: { select: { id: true, number: true, title: true, text: true, markup: true } } },
  });
  if (!article.currentVersion) throw notFound("article");
  return article.currentVersion;
}
