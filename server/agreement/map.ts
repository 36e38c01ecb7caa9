import { type DisagreementMap, MapQuerySchema } from "@/core/disagreement/map";
import { type CodeUse, findPassages } from "@/core/disagreement/passages";
import { forbidden, notFound } from "@/core/errors";
import { canReadGroup, isBlindTo } from "@/core/permissions";
import { compareRanges } from "@/core/text/range";
import { agreement as words } from "@/messages/en/agreement";
import { codedSpans, lookedAt } from "@/server/agreement/coded-spans";
import { type ReadableArticle, readableArticle } from "@/server/articles/access";
import { db } from "@/server/db";
import { streamPosition } from "@/server/events";
import { Prisma } from "@/server/generated/prisma/client";
import { peopleById } from "@/server/moderation/people";
import type { Actor } from "@/server/session";
import { isLiveAnnotation, isNotWithheld } from "@/server/visibility";

/** So much of a note stands beside a passage; all of it is one step away, in the article. */
const NOTE_LENGTH = 400;
/** Of the tasks whose passes can be looked at; an older one's agreement is in its report. */
const MOST_LAYERS = 3;

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
  if (isBlindTo(actor, { groupId, articleId: article.id })) throw forbidden(words.errors.blindHere);
  return { article, groupId };
}

/** Every use of a code that counts in an article, where it stands now, in the order of the text. */
export function usesIn(
  actor: Actor,
  { article, groupId }: ComparedArticle,
  of: Narrowed = {},
): Promise<CodeUse[]> {
  return db.$queryRaw<CodeUse[]>`
    SELECT n.id AS "annotationId", n."authorId" AS "personId", c."codeId" AS code, h.start, h."end"
    FROM ${usesOf(actor, { article, groupId }, of)} AND h.start IS NOT NULL
    ORDER BY h.start, h."end" DESC, n."createdAt", n.id, c.position`;
}

/** How many annotations with a code that counts stand on words which are no longer in the article. */
async function countLost(actor: Actor, compared: ComparedArticle, of: Narrowed): Promise<number> {
  const [row] = await db.$queryRaw<{ lost: number }[]>`
    SELECT count(DISTINCT n.id)::int AS lost FROM ${usesOf(actor, compared, of)} AND h.start IS NULL`;
  return row?.lost ?? 0;
}

interface Narrowed {
  codebookId?: string | null;
  taskId?: string | null;
}

/** Every use of a code that counts in an article, wherever it stands by now. */
const usesOf = (
  actor: Actor,
  { article, groupId }: ComparedArticle,
  { codebookId = null, taskId = null }: Narrowed,
) => Prisma.sql`"Annotation" n
    JOIN "Anchor" h ON h."annotationId" = n.id AND h."versionId" = ${article.currentVersionId}::uuid
    JOIN "AnnotationCode" c ON c."annotationId" = n.id
    JOIN "Code" k ON k.id = c."codeId"
    WHERE n."articleId" = ${article.id}::uuid AND n."groupId" = ${groupId}::uuid
      AND ${isLiveAnnotation(actor)} AND ${isNotWithheld}
      AND (${codebookId}::uuid IS NULL OR k."codebookId" = ${codebookId}::uuid)
      AND (${taskId}::uuid IS NULL OR n."authorId" IN (
        SELECT t."personId" FROM "TaskCoder" t WHERE t."taskId" = ${taskId}::uuid))`;

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
  const {
    group: groupId,
    codebook: codebookId = null,
    task: taskId = null,
    pass,
  } = MapQuerySchema.parse(query);
  const compared = await comparedArticle(actor, articleIdOrSlug, groupId);
  const { article } = compared;
  // Taken first: what is coded while the rest is read is heard again.
  const asOf = await streamPosition(article.id);
  const layers = await passLayers(compared);
  const { uses, coders, kept } =
    taskId !== null && pass !== "current"
      ? await keptUses(compared, layers, { codebookId, taskId, pass })
      : await usesNow(actor, compared, { codebookId, taskId });
  const ids = [...new Set(uses.map(({ annotationId }) => annotationId))];
  const [people, notes, live, lost] = await Promise.all([
    peopleById(db, coders),
    notesOf(ids, kept),
    kept === null ? ids : idsStillThere(actor, ids),
    kept === null ? countLost(actor, compared, { codebookId, taskId }) : 0,
  ]);
  const isThere = new Set(live);
  return {
    articleId: article.id,
    groupId,
    versionId: article.currentVersionId,
    asOf,
    coders: coders.flatMap((id) => people.get(id) ?? []),
    passages: findPassages(uses, coders),
    lost,
    // What somebody took back is counted as it was kept, without what they noted.
    notes: notes.filter(({ annotationId }) => isThere.has(annotationId)),
    gone: ids.filter((id) => !isThere.has(id)),
    layers,
  };
}

interface Compared {
  uses: readonly CodeUse[];
  coders: string[];
  /** Of the pass that they are of; null: as they are now. */
  kept: { taskId: string; pass: "1" | "2" } | null;
}

async function usesNow(
  actor: Actor,
  compared: ComparedArticle,
  of: { codebookId: string | null; taskId: string | null },
): Promise<Compared> {
  const uses = await usesIn(actor, compared, of);
  return { uses, coders: await lookersAt(compared, uses, of.taskId), kept: null };
}

/** What a pass kept, where it stands in the current version. @throws AppError not-found for one that there is not. */
async function keptUses(
  { article, groupId }: ComparedArticle,
  layers: DisagreementMap["layers"],
  { codebookId, taskId, pass }: { codebookId: string | null; taskId: string; pass: "1" | "2" },
): Promise<Compared> {
  if (!layers.some((one) => one.taskId === taskId && one.passes.includes(pass))) throw notFound("pass");
  const scope = { groupId, articleIds: [article.id], codebookId, personIds: null, taskId, pass };
  const articles = [{ id: article.id, versionId: article.currentVersionId }];
  const [found, looked] = await Promise.all([codedSpans(scope, articles), lookedAt(scope, articles)]);
  const uses = found.map(({ annotationId, personId, code, start, end }) => ({
    annotationId,
    personId,
    code,
    start,
    end,
  }));
  const coders = [...looked, ...uses].map(({ personId }) => personId);
  return { uses: uses.sort(compareRanges), coders: [...new Set(coders)].sort(), kept: { taskId, pass } };
}

/** The passes that tasks of the group kept of an article. */
async function passLayers({ article, groupId }: ComparedArticle): Promise<DisagreementMap["layers"]> {
  const rows = await db.codingTask.findMany({
    where: { groupId, deletedAt: null, articles: { some: { articleId: article.id } }, passes: { some: {} } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_LAYERS,
    select: { id: true, title: true, passes: { distinct: ["number"], select: { number: true } } },
  });
  return rows.map(({ id, title, passes }) => ({
    taskId: id,
    title,
    passes: (["1", "2"] as const).filter((pass) => passes.some(({ number }) => String(number) === pass)),
  }));
}

async function idsStillThere(actor: Actor, ids: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT n.id FROM "Annotation" n
    WHERE n.id = ANY(${[...ids]}::uuid[]) AND n."groupId" IS NOT NULL AND ${isLiveAnnotation(actor)}`;
  return rows.map(({ id }) => id);
}

/**
 * @param ids of annotations that the actor has been found to see
 * @param kept the pass whose notes are asked for; null: those of now
 */
function notesOf(ids: readonly string[], kept: Compared["kept"]): Promise<DisagreementMap["notes"]> {
  if (ids.length === 0) return Promise.resolve([]);
  if (kept) {
    return db.$queryRaw(Prisma.sql`
      SELECT s."annotationId", left(s.note, ${NOTE_LENGTH}) AS note, coalesce(t."commentCount", 0) AS comments
      FROM "PassSpan" s JOIN "CodingPass" p ON p.id = s."passId"
      LEFT JOIN "Thread" t ON t."annotationId" = s."annotationId"
      WHERE p."taskId" = ${kept.taskId}::uuid AND p.number = ${Number(kept.pass)}
        AND s."annotationId" = ANY(${[...ids]}::uuid[]) AND (s.note <> '' OR t."commentCount" > 0)`);
  }
  return db.$queryRaw(Prisma.sql`
        SELECT n.id AS "annotationId", left(n.note, ${NOTE_LENGTH}) AS note, coalesce(t."commentCount", 0) AS comments
        FROM "Annotation" n LEFT JOIN "Thread" t ON t."annotationId" = n.id
        WHERE n.id = ANY(${[...ids]}::uuid[]) AND (n.note <> '' OR t."commentCount" > 0)`);
}
