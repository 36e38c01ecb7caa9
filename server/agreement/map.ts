import { type DisagreementMap, MapQuerySchema } from "@/core/disagreement/map";
import { type CodeUse, findPassages } from "@/core/disagreement/passages";
import { forbidden, notFound } from "@/core/errors";
import { canReadGroup, isBlindTo } from "@/core/permissions";
import { agreement as words } from "@/messages/en/agreement";
import { type ReadableArticle, readableArticle } from "@/server/articles/access";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { peopleById } from "@/server/moderation/people";
import type { Actor } from "@/server/session";
import { isLiveAnnotation, isNotWithheld } from "@/server/visibility";

/** So much of a note stands beside a passage; all of it is one step away, in the article. */
const NOTE_LENGTH = 400;

/** What somebody may ask over a group's layers of an article. */
export interface ComparedArticle {
  article: ReadableArticle;
  groupId: string;
}

/**
 * @param articleIdOrSlug of an article whose layers in a group are looked at together
 * @throws AppError not-found; forbidden while the actor codes it blind.
 */
export async function comparedArticle(
  actor: Actor,
  articleIdOrSlug: string,
  groupId: string,
): Promise<ComparedArticle> {
  const article = await readableArticle(actor, articleIdOrSlug);
  if (!canReadGroup(actor, groupId)) throw notFound("group");
  if (isBlindTo(actor, { groupId, articleId: article.id })) throw forbidden(words.errors.blind(1));
  return { article, groupId };
}

/** Every use of a code that counts in an article, where it stands now, in the order of the text. */
export function usesIn(
  actor: Actor,
  { article, groupId }: ComparedArticle,
  { codebookId = null, taskId = null }: { codebookId?: string | null; taskId?: string | null } = {},
): Promise<CodeUse[]> {
  return db.$queryRaw<CodeUse[]>`
    SELECT n.id AS "annotationId", n."authorId" AS "personId", c."codeId" AS code, h.start, h."end"
    FROM "Annotation" n
    JOIN "Anchor" h ON h."annotationId" = n.id AND h."versionId" = ${article.currentVersionId}::uuid
    JOIN "AnnotationCode" c ON c."annotationId" = n.id
    JOIN "Code" k ON k.id = c."codeId"
    WHERE n."articleId" = ${article.id}::uuid AND n."groupId" = ${groupId}::uuid
      AND ${isLiveAnnotation(actor)} AND ${isNotWithheld} AND h.start IS NOT NULL
      AND (${codebookId}::uuid IS NULL OR k."codebookId" = ${codebookId}::uuid)
      AND (${taskId}::uuid IS NULL OR n."authorId" IN (
        SELECT t."personId" FROM "TaskCoder" t WHERE t."taskId" = ${taskId}::uuid))
    ORDER BY h.start, h."end" DESC, n."createdAt", n.id, c.position`;
}

/** Who finished a task with this article, and may have found nothing to code in it. */
async function finishedCoders(articleId: string, groupId: string, taskId: string | null): Promise<string[]> {
  const rows = await db.taskCoder.findMany({
    where: {
      finishedAt: { not: null },
      task: { groupId, articles: { some: { articleId } }, ...(taskId && { id: taskId }) },
    },
    distinct: ["personId"],
    orderBy: { personId: "asc" },
    select: { personId: true },
  });
  return rows.map(({ personId }) => personId);
}

/** Everybody who looked at an article in a group: who coded something in it, and who finished a task with it. */
export async function lookersAt(
  { article, groupId }: ComparedArticle,
  uses: readonly CodeUse[],
  taskId: string | null = null,
): Promise<string[]> {
  const finished = await finishedCoders(article.id, groupId, taskId);
  return [...new Set([...finished, ...uses.map(({ personId }) => personId)])].sort();
}

/**
 * Where the people of a group differ over an article: published words alone, as far as the actor sees them.
 * @throws AppError invalid, not-found, forbidden while the actor codes it blind.
 */
export async function getDisagreementMap(
  actor: Actor,
  articleIdOrSlug: string,
  query: unknown,
): Promise<DisagreementMap> {
  const { group: groupId, codebook, task } = MapQuerySchema.parse(query);
  const compared = await comparedArticle(actor, articleIdOrSlug, groupId);
  const uses = await usesIn(actor, compared, { codebookId: codebook ?? null, taskId: task ?? null });
  const coders = await lookersAt(compared, uses, task ?? null);
  const [people, notes] = await Promise.all([
    peopleById(db, coders),
    notesOf([...new Set(uses.map(({ annotationId }) => annotationId))]),
  ]);
  const { article } = compared;
  return {
    articleId: article.id,
    groupId,
    versionId: article.currentVersionId,
    coders: coders.flatMap((id) => people.get(id) ?? []),
    passages: findPassages(uses, coders),
    notes,
  };
}

/** @param ids of annotations that the actor has been found to see */
const notesOf = (ids: readonly string[]): Promise<DisagreementMap["notes"]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db.$queryRaw(Prisma.sql`
        SELECT n.id AS "annotationId", left(n.note, ${NOTE_LENGTH}) AS note, coalesce(t."commentCount", 0) AS comments
        FROM "Annotation" n LEFT JOIN "Thread" t ON t."annotationId" = n.id
        WHERE n.id = ANY(${[...ids]}::uuid[]) AND (n.note <> '' OR t."commentCount" > 0)`);
