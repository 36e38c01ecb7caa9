import { readQuery, type WrittenQuery } from "@/core/annotation-query/parse-query";
import type { AnnotationQuery, QueryLeaf, SETTLED } from "@/core/annotation-query/query";
import { QueryFault } from "@/core/annotation-query/query-tokens";
import { invalid } from "@/core/errors";
import { idsOfNames, type NamedIds } from "@/server/annotation-queries/names";
import { isSeen } from "@/server/annotation-queries/seen";
import { Prisma } from "@/server/generated/prisma/client";
import { readableGroupIds } from "@/server/groups/group-rows";
import type { Actor } from "@/server/session";
import { isBlindLayer, isLiveAnnotation, isLiveComment } from "@/server/visibility";

/** Reads the written form of a query. @throws AppError invalid on `query`, with what is wrong and at which characters */
export function queryFrom(text: string): WrittenQuery {
  try {
    return readQuery(text);
  } catch (thrown) {
    if (!(thrown instanceof QueryFault)) throw thrown;
    const { message, at } = thrown;
    const place =
      at.end - at.start > 1 ? `Characters ${at.start + 1}–${at.end}` : `Character ${at.start + 1}`;
    throw invalid("query", `${place}: ${message}`, {
      position: { offset: at.start, length: at.end - at.start },
    });
  }
}

/**
 * The annotations that a query asks for, as a condition over `"Annotation" n` and `annotationJoins`, of those that
 * the actor sees: live ones, in layers and articles that they may read. Whatever the query says, others are not
 * among them, nor counted by it. The text of the SQL grows with the query: not for `hotQuery`.
 * @throws AppError invalid on `query` for names that stand for nothing, with where they stand in it
 */
export async function matching(actor: Actor, asked: WrittenQuery): Promise<Prisma.Sql> {
  const ids = await idsOfNames(actor, asked);
  return Prisma.sql`${isSeen(actor)} AND ${condition(actor, asked.query, ids)}`;
}

/** Never NULL, so that it can be denied. */
function condition(actor: Actor, query: AnnotationQuery, ids: NamedIds): Prisma.Sql {
  if (query.kind === "not") return Prisma.sql`NOT ${condition(actor, query.of, ids)}`;
  if (query.kind !== "and" && query.kind !== "or") return leafCondition(actor, query, ids.get(query) ?? []);
  const parts = query.of.map((part) => condition(actor, part, ids));
  if (parts.length === 0) return query.kind === "and" ? Prisma.sql`true` : Prisma.sql`false`;
  return Prisma.sql`(${Prisma.join(parts, query.kind === "and" ? " AND " : " OR ")})`;
}

function leafCondition(actor: Actor, leaf: QueryLeaf, ids: readonly string[]): Prisma.Sql {
  switch (leaf.kind) {
    case "code":
      return Prisma.sql`EXISTS (SELECT 1 FROM "AnnotationCode" c
        WHERE c."annotationId" = n.id AND c."codeId" = ANY(${ids}::uuid[]))`;
    case "person":
      return Prisma.sql`n."authorId" = ANY(${ids}::uuid[])`;
    case "group":
      return ids.length === 0
        ? Prisma.sql`n."groupId" IS NULL`
        : Prisma.sql`coalesce(n."groupId" = ANY(${ids}::uuid[]), false)`;
    case "article":
      return Prisma.sql`n."articleId" = ANY(${ids}::uuid[])`;
    case "task":
      return inTasks(ids);
    case "settled":
      return settled(actor, leaf.how);
    case "made":
      return between(
        Prisma.sql`n."createdAt"`,
        leaf.from && Prisma.sql`${leaf.from}::timestamp AT TIME ZONE 'UTC'`,
        leaf.to && Prisma.sql`(${leaf.to}::timestamp + interval '1 day') AT TIME ZONE 'UTC'`,
      );
    case "agreement":
      return between(
        othersWhoAgree(actor),
        leaf.least === null ? null : Prisma.sql`${leaf.least}::int`,
        leaf.most === null ? null : Prisma.sql`${leaf.most + 1}::int`,
      );
    case "text":
      // Apart from `h`, and without naming `n`: so the index of trigrams is asked once for all, also within OR and
      // NOT, and PostgreSQL guesses well how many there are.
      return Prisma.sql`n.id IN (SELECT x."annotationId" FROM "Anchor" x
        JOIN "Article" y ON y."currentVersionId" = x."versionId" WHERE x.folded LIKE ${folded(leaf.text)})`;
    case "note":
      return Prisma.sql`n."foldedNote" LIKE ${folded(leaf.text)}`;
    default:
      return has(actor, leaf.what);
  }
}

/** A pattern for what has these words somewhere in it, folded; the signs of LIKE stand for themselves. */
const folded = (text: string): Prisma.Sql =>
  Prisma.sql`('%' || regexp_replace(fold_text(${text}), '([\\\\%_])', '\\\\\\1', 'g') || '%')`;

/** From `least` to before `end`; what is left out is open. */
function between(value: Prisma.Sql, least: Prisma.Sql | null | "", end: Prisma.Sql | null | ""): Prisma.Sql {
  const parts = [
    ...(least ? [Prisma.sql`${value} >= ${least}`] : []),
    ...(end ? [Prisma.sql`${value} < ${end}`] : []),
  ];
  return Prisma.sql`(${Prisma.join(parts, " AND ")})`;
}

/**
 * What the tasks' coders made on their articles in their group, and what stands in a pass of theirs, also where it, or
 * its coder, is no longer there. PostgreSQL narrows it by authors, and reads the passes only for what the layer
 * alone does not answer: a set of all of both would be as large as the task's annotations three times over.
 */
const inTasks = (ids: readonly string[]): Prisma.Sql => Prisma.sql`(n."authorId" = ANY(ARRAY(
    SELECT tc."personId" FROM "TaskCoder" tc WHERE tc."taskId" = ANY(${ids}::uuid[])
    UNION SELECT k."personId" FROM "CodingPass" k WHERE k."taskId" = ANY(${ids}::uuid[])))
  AND (coalesce((n."groupId", n."articleId", n."authorId") IN (
      SELECT k."groupId", ta."articleId", tc."personId" FROM "CodingTask" k
      JOIN "TaskArticle" ta ON ta."taskId" = k.id JOIN "TaskCoder" tc ON tc."taskId" = k.id
      WHERE k.id = ANY(${ids}::uuid[])), false)
    OR n.id IN (
      SELECT s."annotationId" FROM "CodingPass" k JOIN "PassSpan" s ON s."passId" = k.id
      WHERE k."taskId" = ANY(${ids}::uuid[]))))`;

/** By what is decided in groups that the actor is in; who codes blind is not told what became of their own either. */
function settled(actor: Actor, how: (typeof SETTLED)[number]): Prisma.Sql {
  const what = {
    yes: Prisma.sql`AND d."isAccepted"`,
    rejected: Prisma.sql`AND NOT d."isAccepted"`,
    no: Prisma.empty,
  }[how];
  const decided = Prisma.sql`n.id IN (
    SELECT s."annotationId" FROM "Settlement" d JOIN "SettlementSource" s ON s."settlementId" = d.id
    WHERE d.state = 'settled' ${what} AND d."groupId" = ANY(${readableGroupIds(actor)}::uuid[])
      AND NOT ${isBlindLayer(actor, Prisma.sql`d`)})`;
  return how === "no" ? Prisma.sql`NOT ${decided}` : decided;
}

function has(actor: Actor, what: "code" | "note" | "reply"): Prisma.Sql {
  if (what === "note") return Prisma.sql`n.note <> ''`;
  return what === "code"
    ? Prisma.sql`EXISTS (SELECT 1 FROM "AnnotationCode" c WHERE c."annotationId" = n.id)`
    : Prisma.sql`EXISTS (SELECT 1 FROM "Comment" c WHERE c."threadId" = t.id AND ${isLiveComment(actor)})`;
}

/**
 * How many other people have one of its codes on a passage that overlaps it in the current text, in the same group,
 * of those that the actor sees. Within, `n` is the other annotation, as the rule of who sees it wants.
 */
const othersWhoAgree = (actor: Actor): Prisma.Sql => Prisma.sql`(
  SELECT count(DISTINCT other."authorId")::int
  FROM (SELECT n.id, n."articleId", n."groupId", n."authorId", h."versionId", h.start, h."end") mine
  CROSS JOIN LATERAL (
    SELECT n."authorId" FROM "Annotation" n
    JOIN "Anchor" at ON at."annotationId" = n.id AND at."versionId" = mine."versionId"
    WHERE n."articleId" = mine."articleId" AND n."groupId" = mine."groupId" AND n."authorId" <> mine."authorId"
      AND at.start < mine."end" AND at."end" > mine.start AND ${isLiveAnnotation(actor)}
      AND EXISTS (SELECT 1 FROM "AnnotationCode" o JOIN "AnnotationCode" m ON m."codeId" = o."codeId"
        WHERE o."annotationId" = n.id AND m."annotationId" = mine.id)) other)`;
