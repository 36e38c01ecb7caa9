import type { WrittenQuery } from "@/core/annotation-query/parse-query";
import { isNamed, leavesOf, type NamedLeaf, nameOf, type QueryLeaf } from "@/core/annotation-query/query";
import { namesOfTask } from "@/core/annotation-query/task-names";
import { IdSchema } from "@/core/id";
import { listTaskNames } from "@/server/annotation-queries/task-names";
import { unknownNames } from "@/server/annotation-queries/unknown-names";
import { readableArticles } from "@/server/articles/access";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { readableGroupIds } from "@/server/groups/group-rows";
import type { Actor } from "@/server/session";

/** The ids that the names in a query stand for: of a leaf, those that it allows. */
export type NamedIds = ReadonlyMap<QueryLeaf, readonly string[]>;

/**
 * Looks up the names of a query: codes of shared codebooks and of the actor's groups, groups and articles that they
 * may read, tasks of their groups. What is not theirs to see is not there.
 * @throws AppError invalid on `query`, for each name that stands for nothing: where it stands, and what may be meant
 */
export async function idsOfNames(actor: Actor, { query, places }: WrittenQuery): Promise<NamedIds> {
  const leaves = leavesOf(query).filter(isNamed);
  const of = <K extends NamedLeaf["kind"]>(kind: K) =>
    leaves.filter((leaf): leaf is Extract<NamedLeaf, { kind: K }> => leaf.kind === kind);
  const [codes, people, groups, articles, tasks] = await Promise.all([
    codeIds(actor, of("code")),
    personIds(actor, of("person")),
    groupIds(actor, of("group")),
    articleIds(actor, of("article")),
    taskIds(actor, of("task")),
  ]);
  const ids = new Map<QueryLeaf, readonly string[]>();
  const unknown: NamedLeaf[] = [];
  for (const leaf of leaves) {
    const found =
      leaf.kind === "code"
        ? codes(leaf)
        : { person: people, group: groups, article: articles, task: tasks }[leaf.kind].get(nameOf(leaf));
    if (found) ids.set(leaf, found);
    else unknown.push(leaf);
  }
  if (unknown.length > 0) throw await unknownNames(actor, unknown, places);
  return ids;
}

type CodeLeaf = Extract<QueryLeaf, { kind: "code" }>;

interface CodeRow {
  id: string;
  parentId: string | null;
  mergedIntoId: string | null;
  slug: string;
  book: string;
}

/** A slug that stands in several codebooks is all of these codes; a merged one is what it was merged into. */
async function codeIds(
  actor: Actor,
  leaves: readonly CodeLeaf[],
): Promise<(leaf: CodeLeaf) => string[] | undefined> {
  if (leaves.length === 0) return () => undefined;
  const rows = await db.$queryRaw<CodeRow[]>`
    SELECT c.id, c."parentId", c."mergedIntoId", c.slug, b.slug AS book
    FROM "Code" c JOIN "Codebook" b ON b.id = c."codebookId"
    WHERE b."groupId" IS NULL OR b."groupId" = ANY(${readableGroupIds(actor)}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byName = new Map<string, string[]>();
  for (const { id, slug, book } of rows) {
    for (const name of [id, slug, `${book}/${slug}`]) byName.set(name, [...(byName.get(name) ?? []), id]);
  }
  const children = new Map<string, string[]>();
  for (const { id, parentId } of rows) {
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  }
  const standsNow = (id: string): string => {
    const seen = new Set<string>();
    let at = id;
    for (let next = byId.get(at)?.mergedIntoId; next && !seen.has(next); next = byId.get(at)?.mergedIntoId) {
      seen.add(next);
      at = next;
    }
    return at;
  };
  const withChildren = (ids: Iterable<string>): string[] => {
    const all = new Set(ids);
    // A set gives what is added while it is walked through.
    for (const id of all) for (const child of children.get(id) ?? []) all.add(child);
    return [...all];
  };
  return ({ code, children }) => {
    const ids = byName.get(code.toLowerCase())?.map(standsNow);
    return ids && (children ? withChildren(ids) : [...new Set(ids)]);
  };
}

const isId = (name: string): boolean => IdSchema.safeParse(name).success;

async function personIds(
  actor: Actor,
  leaves: readonly { person: string }[],
): Promise<Map<string, string[]>> {
  const names = leaves.map(({ person }) => person.toLowerCase());
  const found = new Map<string, string[]>();
  if (names.length === 0) return found;
  const rows = await db.$queryRaw<{ id: string; handle: string }[]>`
    SELECT p.id, p.handle FROM "Person" p
    WHERE lower(p.handle) = ANY(${names}::text[]) OR p.id = ANY(${names.filter(isId)}::uuid[])`;
  for (const { id, handle } of rows) {
    found.set(id, [id]);
    found.set(handle.toLowerCase(), [id]);
  }
  if (actor.kind === "person") found.set("me", [actor.id]);
  return found;
}

/** `private` has no id: it stands for no group. */
async function groupIds(actor: Actor, leaves: readonly { group: string }[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>([["private", []]]);
  if (leaves.length === 0) return found;
  const rows = await db.$queryRaw<{ id: string; slug: string }[]>`
    SELECT g.id, g.slug FROM "Group" g WHERE g.id = ANY(${readableGroupIds(actor)}::uuid[])`;
  for (const { id, slug } of rows) {
    found.set(id, [id]);
    found.set(slug, [id]);
  }
  return found;
}

async function articleIds(
  actor: Actor,
  leaves: readonly { article: string }[],
): Promise<Map<string, string[]>> {
  const names = leaves.map(({ article }) => article.toLowerCase());
  const found = new Map<string, string[]>();
  if (names.length === 0) return found;
  const rows = await db.$queryRaw<{ id: string; slug: string }[]>(Prisma.sql`
    SELECT a.id, a.slug FROM "Article" a
    WHERE (a.slug = ANY(${names}::text[]) OR a.id = ANY(${names.filter(isId)}::uuid[])) AND ${readableArticles(actor)}`);
  for (const { id, slug } of rows) {
    found.set(id, [id]);
    found.set(slug.toLowerCase(), [id]);
  }
  return found;
}

/** A title that several tasks have is all of these. */
async function taskIds(actor: Actor, leaves: readonly { task: string }[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (leaves.length === 0) return found;
  for (const task of await listTaskNames(actor)) {
    for (const name of namesOfTask(task)) found.set(name, [...(found.get(name) ?? []), task.id]);
  }
  return found;
}
