import { type ArticleSummary, type ArticleView, ListArticlesSchema } from "@/core/article";
import { searchTerms } from "@/core/article-search";
import { notFound } from "@/core/errors";
import { PUBLIC_GROUP_ID } from "@/core/group";
import { encodeCursor, type Page } from "@/core/page";
import { type ArticleFacts, canEditArticle, canReadArticle } from "@/core/permissions";
import type { Markup } from "@/core/text/markup-schema";
import { minutesToRead } from "@/core/text/reading-time";
import { isArticle, readableArticles } from "@/server/articles/access";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import type { Actor } from "@/server/session";
import { isLiveAnnotation } from "@/server/visibility";

interface AboutRow {
  id: string;
  slug: string;
  title: string;
  source: string | null;
  author: string | null;
  language: string;
  publishedAt: Date | null;
  createdAt: Date;
  wordCount: number;
}

interface SummaryRow extends AboutRow {
  datedAt: Date;
  annotationCount: number;
  headline: string | null;
}

// Marks that cannot stand in a stored text's visible words; ts_headline puts them around its hits.
const HIT_START = "\u0002";
const HIT_END = "\u0003";

/** All articles the actor may read, newest first; with `q`, those whose title or text has it. One query. */
export async function listArticles(actor: Actor, query: unknown): Promise<Page<ArticleSummary>> {
  const { q, cursor, limit } = ListArticlesSchema.parse(query);
  const search = q === undefined || q.trim() === "" ? null : tsquery(q);
  const rows = await db.$queryRaw<SummaryRow[]>`
    SELECT a.id, a.slug, v.title, a.source, a.author, a.language, a."publishedAt", a."createdAt", a."datedAt",
      v."wordCount",
      (SELECT count(*)::int FROM "Annotation" n
        WHERE n."articleId" = a.id AND ${isLiveAnnotation(actor)} AND ${readableAnnotations(actor)}) AS "annotationCount",
      ${
        search
          ? Prisma.sql`ts_headline('english', v.text, ${search}, ${`StartSel=${HIT_START},StopSel=${HIT_END},MaxFragments=1,MaxWords=30,MinWords=15`})`
          : Prisma.sql`NULL`
      } AS headline
    FROM "Article" a JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
    WHERE ${readableArticles(actor)}
      ${search ? Prisma.sql`AND v.search @@ ${search}` : Prisma.empty}
      ${cursor ? Prisma.sql`AND (a."datedAt", a.id) < (${cursor.createdAt}, ${cursor.id}::uuid)` : Prisma.empty}
    ORDER BY a."datedAt" DESC, a.id DESC LIMIT ${limit + 1}`;
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(toArticleSummary),
    next: rows.length > limit && last ? encodeCursor({ createdAt: last.datedAt, id: last.id }) : null,
  };
}

/** Words by their beginnings, phrases word after word. What has no word in it finds nothing. */
function tsquery(typed: string): Prisma.Sql {
  const { words, phrases } = searchTerms(typed);
  const parts = [
    ...words.map((word) => Prisma.sql`to_tsquery('english', ${`'${word}':*`})`),
    ...phrases.map((phrase) => Prisma.sql`phraseto_tsquery('english', ${phrase})`),
  ];
  return parts.length > 0 ? Prisma.sql`(${Prisma.join(parts, " && ")})` : Prisma.sql`''::tsquery`;
}

/** The rule of `canReadWritten` as SQL over `"Annotation" n`. */
function readableAnnotations(actor: Actor): Prisma.Sql {
  if (actor.kind === "visitor") return Prisma.sql`n."groupId" = ${PUBLIC_GROUP_ID}::uuid`;
  const groups = [...new Set([PUBLIC_GROUP_ID, ...Object.keys(actor.roles)])];
  return Prisma.sql`(n."groupId" = ANY(${groups}::uuid[]) OR (n."groupId" IS NULL AND n."authorId" = ${actor.id}::uuid))`;
}

/** What a list and the page say alike about an article. */
const toAbout = (row: AboutRow) => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  source: row.source,
  author: row.author,
  language: row.language,
  publishedAt: row.publishedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  minutes: minutesToRead(row.wordCount),
});

function toArticleSummary(row: SummaryRow): ArticleSummary {
  return {
    ...toAbout(row),
    annotationCount: row.annotationCount,
    excerpt: row.headline === null ? null : toExcerpt(row.headline),
  };
}

function toExcerpt(headline: string): { text: string; hits: { start: number; end: number }[] } {
  const hits: { start: number; end: number }[] = [];
  let text = "";
  for (const part of headline.replace(/\s+/gu, " ").split(HIT_START)) {
    const [hit, after] = part.split(HIT_END);
    if (after === undefined) {
      text += part;
      continue;
    }
    hits.push({ start: text.length, end: text.length + (hit ?? "").length });
    text += (hit ?? "") + after;
  }
  return { text, hits };
}

/**
 * One article with its current text.
 * @throws AppError not-found, also for what the actor may not read.
 */
export async function getArticle(actor: Actor, idOrSlug: string): Promise<ArticleView> {
  const [row] = await hotQuery<ArticleRow>(Prisma.sql`
    SELECT ${articleColumns} FROM "Article" a JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
    WHERE ${isArticle(idOrSlug)}`);
  if (!row || !canReadArticle(actor, row)) throw notFound("article");
  return toArticleView(actor, row);
}

/** Of an `ArticleRow`, over `"Article" a` and its current `"ArticleVersion" v`. */
export const articleColumns = Prisma.sql`a.id, a.slug, a.source, a.author, a.language, a."publishedAt", a."createdAt",
  a.visibility::text AS visibility, v.id AS "versionId", v.number, v.title, v.text, v.markup, v."wordCount",
  v."createdAt" AS "versionCreatedAt", a."createdById",
  ARRAY(SELECT g."groupId" FROM "ArticleAccess" g WHERE g."articleId" = a.id) AS "groupIds"`;

export const toArticleView = (actor: Actor, row: ArticleRow): ArticleView => ({
  ...toAbout(row),
  visibility: row.visibility,
  version: {
    id: row.versionId,
    number: row.number,
    text: row.text,
    markup: row.markup,
    createdAt: row.versionCreatedAt.toISOString(),
  },
  can: { edit: canEditArticle(actor, row) },
});

export interface ArticleRow extends ArticleFacts, AboutRow {
  id: string;
  versionId: string;
  number: number;
  text: string;
  markup: Markup;
  versionCreatedAt: Date;
}
