import type { CodedArticle } from "@/core/agreement/article-counts";
import type { CodedSpan } from "@/core/agreement/coded-span";
import { TooMuch } from "@/core/agreement/report";
import { type AgreementScope, MOST_ARTICLES } from "@/core/agreement/report-schema";
import { carrierBetween } from "@/core/anchoring/carry";
import { blocksOf } from "@/core/text/markup";
import type { Markup } from "@/core/text/markup-schema";
import { sentencesOf } from "@/core/text/sentences";
import { codesNow } from "@/server/agreement/codes-now";
import { groupReads } from "@/server/agreement/group-reads";
import { versionText } from "@/server/articles/version-text";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { VISITOR } from "@/server/session";
import { isLiveAnnotation, isNotWithheld } from "@/server/visibility";

/** Most uses of codes in one report. */
const MOST_SPANS = 200_000;

/** Which coding of which group. */
export interface CodingScope extends AgreementScope {
  groupId: string;
}

/** A code that somebody gave a passage; UTF-16 code units in the article's current version. */
export interface CodedBy extends CodedSpan {
  articleId: string;
  annotationId: string;
  personId: string;
}

/** An article in the version that words are looked for in. */
interface InVersion {
  id: string;
  versionId: string;
}

export interface ScopedArticle extends InVersion {
  slug: string;
  title: string;
  language: string;
}

/** What a report knows of words: published ones alone, so that it may be shown to whoever sees the group. */
const counts = isLiveAnnotation(VISITOR);

/**
 * The articles of a scope that everybody in the group may read: what they were coded with, counted for all.
 * @throws TooMuch
 */
export async function scopedArticles(scope: CodingScope): Promise<ScopedArticle[]> {
  const rows = await db.$queryRaw<ScopedArticle[]>`
    SELECT a.id, a.slug, v.title, a.language, v.id AS "versionId"
    FROM "Article" a JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
    WHERE ${groupReads(scope.groupId)} AND ${inScope(scope)}
    ORDER BY a.id LIMIT ${MOST_ARTICLES + 1}`;
  if (rows.length > MOST_ARTICLES) throw new TooMuch();
  return rows;
}

/** Over `"Article" a`. */
export function inScope({ groupId, articleIds, taskId }: CodingScope): Prisma.Sql {
  const chosen = articleIds ? Prisma.sql`a.id = ANY(${articleIds}::uuid[])` : Prisma.sql`true`;
  if (taskId) {
    return Prisma.sql`${chosen} AND EXISTS (
      SELECT 1 FROM "TaskArticle" t WHERE t."articleId" = a.id AND t."taskId" = ${taskId}::uuid)`;
  }
  if (articleIds) return chosen;
  return Prisma.sql`a.id IN (SELECT n."articleId" FROM "Annotation" n WHERE n."groupId" = ${groupId}::uuid)`;
}

/** Everything that counts in a scope, in the current versions of these articles. @throws TooMuch */
export async function codedSpans(scope: CodingScope, articles: readonly InVersion[]): Promise<CodedBy[]> {
  const spans =
    scope.pass === "current" ? await spansNow(scope, articles) : await spansOfPass(scope, articles);
  if (spans.length > MOST_SPANS) throw new TooMuch();
  return spans;
}

const idsOf = (articles: readonly InVersion[]) => articles.map(({ id }) => id);

function spansNow(scope: CodingScope, articles: readonly InVersion[]): Promise<CodedBy[]> {
  const { groupId, personIds, codebookId, taskId } = scope;
  return db.$queryRaw<CodedBy[]>`
    SELECT n."articleId", n.id AS "annotationId", n."authorId" AS "personId", c."codeId" AS code, h.start, h."end"
    FROM "Annotation" n
    JOIN "Article" a ON a.id = n."articleId"
    JOIN "Anchor" h ON h."annotationId" = n.id AND h."versionId" = a."currentVersionId"
    JOIN "AnnotationCode" c ON c."annotationId" = n.id
    JOIN "Code" k ON k.id = c."codeId"
    WHERE n."groupId" = ${groupId}::uuid AND n."articleId" = ANY(${idsOf(articles)}::uuid[])
      AND ${counts} AND h.start IS NOT NULL
      AND (${codebookId}::uuid IS NULL OR k."codebookId" = ${codebookId}::uuid)
      AND (${personIds}::uuid[] IS NULL OR n."authorId" = ANY(${personIds}::uuid[]))
      AND (${taskId}::uuid IS NULL OR n."authorId" IN (
        SELECT t."personId" FROM "TaskCoder" t WHERE t."taskId" = ${taskId}::uuid))
    LIMIT ${MOST_SPANS + 1}`;
}

interface PassRow extends Omit<CodedBy, "code"> {
  versionId: string;
  codeIds: string[];
}

/** What a pass found, carried to the current version where the article was corrected since. */
async function spansOfPass(scope: CodingScope, articles: readonly InVersion[]): Promise<CodedBy[]> {
  const { personIds, codebookId, taskId } = scope;
  const rows = await db.$queryRaw<PassRow[]>`
    SELECT s."articleId", s."annotationId", p."personId", s."versionId", s.start, s."end", s."codeIds"
    FROM "PassSpan" s JOIN "CodingPass" p ON p.id = s."passId"
    LEFT JOIN "Annotation" n ON n.id = s."annotationId"
    WHERE p."taskId" = ${taskId}::uuid AND p.number = ${Number(scope.pass)}
      AND s."articleId" = ANY(${idsOf(articles)}::uuid[]) AND s.start IS NOT NULL
      AND (n.id IS NULL OR ${isNotWithheld})
      AND (${personIds}::uuid[] IS NULL OR p."personId" = ANY(${personIds}::uuid[]))
    LIMIT ${MOST_SPANS + 1}`;
  const codes = await codesNow(
    db,
    rows.flatMap(({ codeIds }) => codeIds),
  );
  const versions = new Map(articles.map(({ id, versionId }) => [id, versionId]));
  const carriers = new Map<string, ReturnType<typeof carrierBetween>>();
  const found: CodedBy[] = [];
  for (const { codeIds, versionId, start, end, ...row } of rows) {
    const current = versions.get(row.articleId) ?? versionId;
    let place: { start: number; end: number } | null = { start, end };
    if (current !== versionId) {
      let carry = carriers.get(versionId);
      if (!carry) {
        carry = carrierBetween(await versionText(versionId), await versionText(current));
        carriers.set(versionId, carry);
      }
      const carried = carry(place);
      place = carried.start === null ? null : { start: carried.start, end: carried.end };
    }
    if (!place) continue;
    const given = new Set(codeIds.flatMap((id) => codes.get(id) ?? []));
    for (const { id, codebookId: book } of given) {
      if (codebookId === null || book === codebookId) found.push({ ...row, ...place, code: id });
    }
  }
  return found;
}

/**
 * Who looked at which article, also if they found nothing to code there: whoever finished the scope's task, or any of
 * the group's where the scope has none. A task with another codebook than the scope's asked for something else.
 */
export async function lookedAt(
  scope: CodingScope,
  articles: readonly InVersion[],
): Promise<{ articleId: string; personId: string }[]> {
  const { groupId, codebookId, taskId, personIds, pass } = scope;
  const hasFinished =
    pass === "current"
      ? Prisma.sql`t."finishedAt" IS NOT NULL`
      : Prisma.sql`EXISTS (SELECT 1 FROM "CodingPass" p WHERE p."taskId" = t."taskId"
          AND p."personId" = t."personId" AND p.number = ${Number(pass)})`;
  return db.$queryRaw<{ articleId: string; personId: string }[]>`
    SELECT DISTINCT a."articleId", t."personId" FROM "CodingTask" k
    JOIN "TaskCoder" t ON t."taskId" = k.id JOIN "TaskArticle" a ON a."taskId" = k.id
    WHERE k."groupId" = ${groupId}::uuid AND (${taskId}::uuid IS NULL OR k.id = ${taskId}::uuid)
      AND (${taskId}::uuid IS NOT NULL OR ${codebookId}::uuid IS NULL OR k."codebookId" IS NULL
        OR k."codebookId" = ${codebookId}::uuid)
      AND ${hasFinished} AND a."articleId" = ANY(${idsOf(articles)}::uuid[])
      AND (${personIds}::uuid[] IS NULL OR t."personId" = ANY(${personIds}::uuid[]))`;
}

/** A scope as the measures take it: one article after another, each with its text's sentences. @throws TooMuch */
export async function* codedArticles(scope: CodingScope): AsyncGenerator<CodedArticle> {
  const articles = await scopedArticles(scope);
  const layers = new Map<string, Map<string, CodedSpan[]>>();
  const layerOf = (articleId: string, personId: string): CodedSpan[] => {
    const ofArticle = layers.get(articleId) ?? new Map<string, CodedSpan[]>();
    layers.set(articleId, ofArticle);
    const layer = ofArticle.get(personId) ?? [];
    ofArticle.set(personId, layer);
    return layer;
  };
  for (const { articleId, personId, start, end, code } of await codedSpans(scope, articles)) {
    layerOf(articleId, personId).push({ start, end, code });
  }
  for (const { articleId, personId } of await lookedAt(scope, articles)) layerOf(articleId, personId);
  for (const { id, language, versionId } of articles) {
    const ofArticle = layers.get(id);
    if (!ofArticle) continue;
    const { text, markup } = await db.articleVersion.findUniqueOrThrow({
      where: { id: versionId },
      select: { text: true, markup: true },
    });
    yield {
      id,
      length: text.length,
      sentences: blocksOf(text, markup as Markup).flatMap((block) => sentencesOf(text, block, language)),
      layers: [...ofArticle].map(([coder, spans]) => ({ coder, spans })),
    };
  }
}
