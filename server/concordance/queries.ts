import type { Concordance, ConcordanceLine } from "@/core/concordance/concordance";
import { sortLines } from "@/core/concordance/lines";
import { ConcordanceRequestSchema, LINES_PER_PAGE, type Sought } from "@/core/concordance/request";
import { type Search, toSearch } from "@/core/concordance/search";
import { SoughtFault } from "@/core/concordance/sought-fault";
import { invalid } from "@/core/errors";
import { findHits, type Hit } from "@/server/concordance/find-hits";
import { Prisma } from "@/server/generated/prisma/client";
import { getGroup } from "@/server/groups/queries";
import { hotQuery } from "@/server/hot-query";
import { consume } from "@/server/limits";
import type { Actor } from "@/server/session";
import { isLiveAnnotation } from "@/server/visibility";

/**
 * A phrase or pattern in the current texts of all articles that the actor may read, as lines of keyword in context.
 * @param address of a visitor's client, whose searches are counted by it
 * @throws AppError invalid for what cannot be looked for, saying where; not-found for a group out of reach
 */
export async function getConcordance(
  actor: Actor,
  input: unknown,
  address: string | null = null,
): Promise<Concordance> {
  const request = ConcordanceRequestSchema.parse(input);
  const search = searchFrom(request);
  const group = await getGroup(actor, request.group ?? "public");
  if (actor.kind === "person") await consume("search", actor.id);
  else if (address !== null) await consume("search-address", address);
  const { hits, read, toRead, stopped, skipped } = await findHits(actor, search);
  const sorted = sortLines(hits, request.sort);
  const shown = sorted.slice(request.from, request.from + LINES_PER_PAGE);
  const tags = await tagsOn(actor, group.id, shown);
  const end = request.from + shown.length;
  return {
    lines: shown.map(({ article, start, end, before, hit, after }, index) => ({
      articleId: article.articleId,
      start,
      end,
      before,
      hit,
      after,
      tags: tags[index] ?? [],
    })),
    articles: [...new Set(shown.map(({ article }) => article))].map((article) => ({
      id: article.articleId,
      slug: article.slug,
      title: article.title,
      versionId: article.versionId,
      datedAt: article.datedAt.toISOString(),
    })),
    hitCount: hits.length,
    articleCount: new Set(hits.map(({ article }) => article)).size,
    read,
    toRead,
    stopped,
    skipped,
    next: end < sorted.length ? end : null,
    group: { id: group.id, slug: group.slug, name: group.name },
  };
}

/** @throws AppError invalid, naming the characters that are to blame */
export function searchFrom(sought: Sought): Search {
  try {
    return toSearch(sought);
  } catch (thrown) {
    if (!(thrown instanceof SoughtFault)) throw thrown;
    const { message, at } = thrown;
    throw invalid(
      "q",
      at === null
        ? message
        : `“${sought.q.slice(at.start, at.end)}” (from character ${at.start + 1}): ${message}`,
      at === null ? {} : { position: { offset: at.start, length: at.end - at.start } },
    );
  }
}

/** What is on each of the hits already, of the group's layer and the actor's own. */
async function tagsOn(
  actor: Actor,
  groupId: string,
  hits: readonly Hit[],
): Promise<ConcordanceLine["tags"][]> {
  if (hits.length === 0) return [];
  const me = actor.kind === "person" ? actor.id : null;
  const rows = await hotQuery<ConcordanceLine["tags"][number] & { line: number }>(Prisma.sql`
    SELECT (sought.line - 1)::int AS line, n.id AS "annotationId", coalesce(n."authorId" = ${me}::uuid, false) AS "isOwn",
      n."groupId" IS NULL AS "isPrivate",
      ARRAY(SELECT c."codeId" FROM "AnnotationCode" c WHERE c."annotationId" = n.id ORDER BY c.position) AS codes
    FROM unnest(${hits.map(({ article }) => article.versionId)}::uuid[], ${hits.map(({ start }) => start)}::int[],
      ${hits.map(({ end }) => end)}::int[]) WITH ORDINALITY AS sought ("versionId", start, "end", line)
    JOIN "Anchor" h ON h."versionId" = sought."versionId" AND h.start < sought."end" AND h."end" > sought.start
    JOIN "Annotation" n ON n.id = h."annotationId"
    WHERE ${isLiveAnnotation(actor)}
      AND (n."groupId" = ${groupId}::uuid OR (n."groupId" IS NULL AND n."authorId" = ${me}::uuid))
    ORDER BY sought.line, n."createdAt", n.id`);
  const tags: ConcordanceLine["tags"][] = hits.map(() => []);
  for (const { line, ...tag } of rows) tags[line]?.push(tag);
  return tags;
}
