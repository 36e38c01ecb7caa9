import { CodeNames } from "@/core/codebook/code-names";
import { AppError, conflict, invalid, notFound } from "@/core/errors";
import { planSpans, presenceKey, type SpanFacts, type SpanPlan } from "@/core/import-layer/plan-spans";
import { type ReadSpans, readSpans, type SpanCode } from "@/core/import-layer/span-lines";
import {
  type ImportSpans,
  ImportSpansSchema,
  MAX_SPAN_ARTICLES,
  MAX_SPAN_LINES,
  type SpanReport,
  USUAL_UNIT,
} from "@/core/import-layer/span-request";
import { newId } from "@/core/new-id";
import { importSpans as words } from "@/messages/en/import-spans";
import { readableArticles } from "@/server/articles/access";
import { versionText } from "@/server/articles/version-text";
import { db } from "@/server/db";
import { lockStream } from "@/server/events";
import { Prisma } from "@/server/generated/prisma/client";
import { requireImporter } from "@/server/imports/carry-out";
import { writePlan } from "@/server/imports/write-plan";
import { consume } from "@/server/limits";
import { afterImport, screenPlan } from "@/server/moderation/after-import";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { isLiveAnnotation } from "@/server/visibility";

interface TargetArticle {
  id: string;
  slug: string;
  versionId: string;
}

/**
 * Brings the spans of a file in as annotations of the importer's own, over as many articles as it names. All lines
 * that can be brought in are written in one transaction, or nothing is. The same file again changes nothing.
 * @throws AppError invalid with a field for each line that cannot be brought in (with `onFault: "stop"`), or for a
 *   file that is too long; not-found, forbidden, rate-limited; conflict where an article is corrected meanwhile
 */
export async function importSpans(actor: Actor, input: unknown): Promise<SpanReport> {
  requirePerson(actor);
  const request = ImportSpansSchema.parse(input);
  const person = requireImporter(actor, request.groupId);
  await consume("import", person.id);
  const read = readSpans(request.format, request.text);
  requireFitting(read);
  const importId = newId();
  const names = new Map(read.lines.map(({ article }) => [article, request.articles[article] ?? article]));
  const articles = await articlesOf(person, new Set(names.values()));
  const plan = await planFor(person, request, read, { importId, names, articles });
  if (request.onFault === "stop" && !request.dryRun && plan.refused > 0) {
    throw new AppError("invalid", "Nothing was brought in: some lines cannot be.", {
      fields: plan.lines
        .filter(({ outcome }) => outcome === "refused")
        .map(({ line, why }) => ({ field: `text.${line}`, message: why })),
    });
  }
  const isWritten = !request.dryRun && plan.imported > 0;
  if (isWritten) await write(person, request.groupId, [...articles.values()], plan);
  const { imported, comments, attributed, present, refused, lines } = plan;
  return {
    written: !request.dryRun,
    importId: isWritten ? importId : null,
    imported,
    articles: plan.plans.size,
    comments,
    attributed,
    present,
    refused,
    lines,
  };
}

function requireFitting({ lines, faults }: ReadSpans): void {
  const count = lines.length + faults.length;
  if (count > MAX_SPAN_LINES) {
    throw invalid("text", words.tooManyLines(count, MAX_SPAN_LINES));
  }
  if (new Set(lines.map(({ article }) => article)).size > MAX_SPAN_ARTICLES) {
    throw invalid("text", `At most ${MAX_SPAN_ARTICLES} articles at once. Nothing was saved.`);
  }
}

/** Those that the importer may read, by slug and by id. */
async function articlesOf(
  person: SignedInActor,
  wanted: ReadonlySet<string>,
): Promise<Map<string, TargetArticle>> {
  const names = [...wanted].map((name) => name.toLowerCase());
  const rows = await db.$queryRaw<TargetArticle[]>`
    SELECT a.id, a.slug, a."currentVersionId" AS "versionId" FROM "Article" a
    WHERE (a.slug = ANY(${names}::text[]) OR a.id::text = ANY(${names}::text[]))
      AND a."currentVersionId" IS NOT NULL AND ${readableArticles(person)}`;
  return new Map(rows.flatMap((row) => [[row.slug, row] as const, [row.id, row] as const]));
}

interface Found {
  importId: string;
  /** Of an article here, by what the file calls it. */
  names: ReadonlyMap<string, string>;
  articles: ReadonlyMap<string, TargetArticle>;
}

async function planFor(
  person: SignedInActor,
  request: ImportSpans,
  read: ReadSpans,
  { importId, names, articles }: Found,
): Promise<SpanPlan> {
  const { groupId } = request;
  const codeOf = await codesOf(groupId, request.codebookId);
  const texts = new Map<string, string>();
  for (const { id, versionId } of articles.values()) {
    if (!texts.has(id)) texts.set(id, await versionText(versionId));
  }
  const here = await presentIn(person, groupId, [...texts.keys()]);
  return planSpans(read, {
    importId,
    importerId: person.id,
    groupId,
    unit: request.unit ?? USUAL_UNIT[request.format],
    articleOf(name) {
      const article = articles.get((names.get(name) ?? name).toLowerCase());
      return article && { ...article, text: texts.get(article.id) ?? "" };
    },
    codeOf,
    isPresent: (articleId, key) => here.has(`${articleId} ${key}`),
    isKnown: (articleId, id) => here.has(`${articleId} ${id}`),
    newId,
  });
}

const bookSelect = {
  id: true,
  slug: true,
  name: true,
  codes: {
    select: {
      id: true,
      parentId: true,
      slug: true,
      name: true,
      label: true,
      isHeading: true,
      deprecatedAt: true,
      mergedIntoId: true,
    },
    orderBy: { position: "asc" },
  },
} as const;
type Book = Prisma.CodebookGetPayload<{ select: typeof bookSelect }>;

/**
 * Of the codebooks that may be used in the group: the one that a line names, else the chosen one. A name that it does
 * not have is not taken from another, but told where it is.
 */
async function codesOf(groupId: string | null, codebookId: string): Promise<SpanFacts["codeOf"]> {
  const books = await db.codebook.findMany({
    // That of another group is not there, whether it is or not.
    where: { OR: [{ groupId: null }, ...(groupId === null ? [] : [{ groupId }])] },
    select: bookSelect,
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const chosen = books.find(({ id }) => id === codebookId);
  if (!chosen) throw notFound("codebook");
  const looked = books.map((book) => ({ book, codeOf: codesIn(book) }));
  const bySlug = new Map(looked.map((one) => [one.book.slug, one]));
  const inChosen = looked.find(({ book }) => book === chosen);
  return (code) => {
    const own = (code.codebook !== null && bySlug.get(code.codebook)) || inChosen;
    const found = own?.codeOf(code);
    if (found) return found;
    const others = looked.filter(({ codeOf }) => "id" in (codeOf(code) ?? {})).map(({ book }) => book.name);
    const elsewhere = others.length === 0 ? "" : `, but of ${others.slice(0, 2).join(" and of ")}`;
    return { refused: `“${code.name}” is no code of ${own?.book.name}${elsewhere}.` };
  };
}

/**
 * Null where it has none that is called so. A merged code is what it was merged into. Where two that may be given are
 * called so, the line is refused with how to tell them apart.
 */
function codesIn(book: Book): (code: SpanCode) => ReturnType<SpanFacts["codeOf"]> | null {
  const byId = new Map(book.codes.map((code) => [code.id, code]));
  const names = new CodeNames(book.codes);
  const now = (code: Book["codes"][number]) => {
    let at = code;
    for (let steps = 0; at.mergedIntoId && steps < 10; steps++) at = byId.get(at.mergedIntoId) ?? at;
    return at;
  };
  return ({ name, kind }) => {
    const called = [...new Set(names.find(name, kind).map(now))];
    const [one, ...more] = called.filter(({ isHeading, deprecatedAt }) => !isHeading && !deprecatedAt);
    if (one && more.length > 0) {
      const choices = [one, ...more].map((code) => `“${names.nameOf(code)}”`);
      return {
        refused: `“${name}” is ${choices.length} codes of ${book.name}: write ${choices.slice(0, 3).join(" or ")}.`,
      };
    }
    if (one) return { id: one.id };
    if (called.length === 0) return null;
    const isHeading = called.every((code) => code.isHeading);
    return {
      refused: isHeading
        ? `“${name}” is a heading, which no passage is coded with.`
        : `“${name}” is no longer used.`,
    };
  };
}

/** What stands in the layer already: the importer's own by place and codes, and all that they see there by id. */
async function presentIn(
  person: SignedInActor,
  groupId: string | null,
  articleIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db.$queryRaw<
    {
      id: string;
      articleId: string;
      isOwn: boolean;
      start: number | null;
      end: number | null;
      codes: string[];
    }[]
  >`
    SELECT n.id, n."articleId", n."authorId" = ${person.id}::uuid AS "isOwn", h.start, h."end",
      ARRAY(SELECT c."codeId"::text FROM "AnnotationCode" c WHERE c."annotationId" = n.id) AS codes
    FROM "Annotation" n JOIN "Article" a ON a.id = n."articleId"
    LEFT JOIN "Anchor" h ON h."annotationId" = n.id AND h."versionId" = a."currentVersionId"
    WHERE n."articleId" = ANY(${articleIds}::uuid[]) AND ${isLiveAnnotation(person)}
      AND ${groupId === null ? Prisma.sql`n."groupId" IS NULL AND n."authorId" = ${person.id}::uuid` : Prisma.sql`n."groupId" = ${groupId}::uuid`}`;
  return new Set(
    rows.flatMap(({ id, articleId, isOwn, start, end, codes }) => [
      `${articleId} ${id}`,
      ...(isOwn && start !== null && end !== null ? [`${articleId} ${presenceKey(start, end, codes)}`] : []),
    ]),
  );
}

async function write(
  person: SignedInActor,
  groupId: string | null,
  articles: readonly TargetArticle[],
  { plans }: SpanPlan,
): Promise<void> {
  const screened = new Map<string, Awaited<ReturnType<typeof screenPlan>>>();
  for (const [articleId, plan] of plans) screened.set(articleId, await screenPlan(person, groupId, plan));
  // One order for everybody who locks several streams: nobody waits for somebody who waits for them.
  const ids = [...plans.keys()].sort();
  const versions = new Map(articles.map(({ id, versionId }) => [id, versionId]));
  await db.$transaction(
    async (tx) => {
      for (const articleId of ids) await lockStream(tx, articleId);
      const now = await tx.article.findMany({
        where: { id: { in: ids } },
        select: { id: true, currentVersionId: true },
      });
      if (now.some(({ id, currentVersionId }) => currentVersionId !== versions.get(id))) {
        throw conflict("An article was corrected meanwhile. Nothing was saved; try again.");
      }
      for (const articleId of ids) {
        const plan = plans.get(articleId);
        const currentVersionId = versions.get(articleId);
        if (!plan || !currentVersionId) continue;
        await writePlan(tx, person, { articleId, groupId, currentVersionId }, plan);
        await afterImport(tx, person, { articleId, groupId }, screened.get(articleId) ?? []);
      }
    },
    // Five hundred articles are as many times a few statements.
    { timeout: 60_000 },
  );
}
