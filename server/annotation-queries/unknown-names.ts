import { type KnownName, nearestNames } from "@/core/annotation-query/nearest-names";
import { printLeaf } from "@/core/annotation-query/print-query";
import { type NamedLeaf, nameOf, type QueryLeaf } from "@/core/annotation-query/query";
import type { QueryPlace } from "@/core/annotation-query/query-tokens";
import { writtenTaskNames } from "@/core/annotation-query/task-names";
import { AppError, type FieldFault } from "@/core/errors";
import { isSeen } from "@/server/annotation-queries/seen";
import { listTaskNames } from "@/server/annotation-queries/task-names";
import { readableArticles } from "@/server/articles/access";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { readableGroupIds } from "@/server/groups/group-rows";
import type { Actor } from "@/server/session";

/** Names that are compared one by one, of those with some likeness by PostgreSQL's measure. */
const COMPARED = 100;

/**
 * What to tell of names in a query that stand for nothing: each with its place, and those of the same kind that the
 * actor may know of and may have meant.
 */
export async function unknownNames(
  actor: Actor,
  leaves: readonly NamedLeaf[],
  places: ReadonlyMap<QueryLeaf, QueryPlace>,
): Promise<AppError> {
  const fields = await Promise.all(
    leaves.map(async (leaf): Promise<FieldFault> => {
      const at = places.get(leaf);
      const isMe = leaf.kind === "person" && nameOf(leaf) === "me";
      const suggestions = isMe ? [] : nearestNames(nameOf(leaf), await knownNames(actor, leaf));
      return {
        field: "query",
        message: isMe
          ? "person:me: sign in to look for your own."
          : `${printLeaf(leaf)}: there is no such ${leaf.kind}.`,
        ...(at && { position: { offset: at.start, length: at.end - at.start } }),
        ...(suggestions.length > 0 && { suggestions }),
      };
    }),
  );
  return new AppError("invalid", fields.map(({ message }) => message).join(" "), { fields });
}

function knownNames(actor: Actor, leaf: NamedLeaf): Promise<KnownName[]> {
  switch (leaf.kind) {
    case "code":
      return knownCodes(actor, leaf.code.includes("/"));
    case "person":
      return knownPeople(actor, leaf.person);
    case "group":
      return db.$queryRaw<KnownName[]>`
        SELECT g.slug AS name, g.name AS title FROM "Group" g WHERE g.id = ANY(${readableGroupIds(actor)}::uuid[])`;
    case "task":
      return knownTasks(actor);
    case "article":
      return db.$queryRaw<KnownName[]>`
        SELECT a.slug AS name, v.title FROM "Article" a JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
        WHERE ${readableArticles(actor)}
        ORDER BY greatest(similarity(a.slug, ${leaf.article}), word_similarity(${leaf.article}, v.title)) DESC, a.id
        LIMIT ${COMPARED}`;
  }
}

async function knownTasks(actor: Actor): Promise<KnownName[]> {
  const tasks = await listTaskNames(actor);
  const written = writtenTaskNames(tasks);
  return tasks.map(({ id, title }) => ({ name: written.get(id) ?? id, title }));
}

/** By its slug, and its codebook's where that was written or another has the same. */
const knownCodes = (actor: Actor, withBook: boolean): Promise<KnownName[]> => db.$queryRaw<KnownName[]>`
  SELECT c.name AS title, CASE WHEN ${withBook}::bool OR count(*) OVER (PARTITION BY c.slug) > 1
    THEN b.slug || '/' || c.slug ELSE c.slug END AS name
  FROM "Code" c JOIN "Codebook" b ON b.id = c."codebookId"
  WHERE c."mergedIntoId" IS NULL AND (b."groupId" IS NULL OR b."groupId" = ANY(${readableGroupIds(actor)}::uuid[]))`;

/** Who made something that the actor sees: others are nobody that a query could find. */
const knownPeople = (actor: Actor, wanted: string): Promise<KnownName[]> =>
  db.$queryRaw<KnownName[]>(Prisma.sql`
  SELECT p.handle AS name, p.name AS title
  FROM (SELECT * FROM (SELECT p.id, p.handle, p.name, p.status,
      greatest(similarity(p.handle, ${wanted}), word_similarity(${wanted}, p.name)) AS likeness FROM "Person" p) p
    WHERE p.likeness > 0 AND p.status = 'active' ORDER BY p.likeness DESC, p.id LIMIT ${COMPARED}) p
  WHERE EXISTS (SELECT 1 FROM "Annotation" n JOIN "Article" a ON a.id = n."articleId"
    WHERE n."authorId" = p.id AND ${isSeen(actor)})`);
