import { createHash } from "node:crypto";
import type { LayerFile } from "@/core/export/json-format";
import type { MembershipRole } from "@/core/group";
import { IdSchema } from "@/core/id";
import type { ImportFacts, Presence } from "@/core/import-layer/plan";
import { canImportAs } from "@/core/permissions";
import { isStorable } from "@/core/plain-text";
import type { ReadableArticle } from "@/server/articles/access";
import { versionText } from "@/server/articles/version-text";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { standInFor } from "@/server/imports/stand-in";
import type { SignedInActor } from "@/server/session";
import { isShownAnnotation, isShownComment } from "@/server/visibility";

/** Something with an id that is in the database, and where. */
interface TakenId {
  id: string;
  articleId: string;
  groupId: string | null;
  /** Whose private layer it is in, where it is in no group. */
  ownerId: string;
  isDeleted: boolean;
}

/** Looks up, in a fixed number of queries, all that a plan needs to know. */
export async function gatherFacts(
  actor: SignedInActor,
  article: ReadableArticle,
  groupId: string | null,
  file: LayerFile,
): Promise<ImportFacts> {
  const place = `${article.id} ${groupId ?? actor.id}`;
  const annotationIds = idsOf(file.annotations);
  const commentIds = [
    ...idsOf(file.discussion),
    ...file.annotations.flatMap((raw) => {
      const { comments } = (raw ?? {}) as { comments?: unknown };
      return Array.isArray(comments) ? idsOf(comments) : [];
    }),
  ];
  const both = (ids: readonly string[]) => [...ids, ...ids.map((id) => standInFor(id, place))];
  const [text, fileVersionId, annotations, comments, codes, authors, slugs] = await Promise.all([
    versionText(article.currentVersionId),
    earlierVersion(article, file),
    takenAnnotations(actor, both(annotationIds)),
    takenComments(actor, both(commentIds)),
    codesIn(groupId),
    authorsOf(actor, groupId, file),
    takenSlugs(article.id, groupId, file),
  ]);
  const isHere = (one: TakenId) =>
    one.articleId === article.id &&
    (one.groupId === null ? one.ownerId === actor.id : one.groupId === groupId);
  const presenceOf = (what: "annotation" | "comment", id: string): Presence => {
    const taken = what === "annotation" ? annotations : comments;
    const standIn = standInFor(id, place);
    for (const candidate of [id, standIn]) {
      const one = taken.get(candidate);
      if (!one) return { kind: candidate === id ? "free" : "renamed", id: candidate };
      if (isHere(one)) return { kind: one.isDeleted ? "deleted" : "present", id: candidate };
    }
    return { kind: "renamed", id: standIn };
  };
  return {
    text,
    fileVersionId,
    currentVersionId: article.currentVersionId,
    importerId: actor.id,
    presenceOf,
    codeId: (codebook, code) => codes.get(`${codebook} ${code}`),
    isSlugFree: (slug) => !slugs.has(slug),
    mayWriteAs: ({ id, handle }) => authors.get(id) === handle,
  };
}

/** The article's own version that the file was taken from, where the article has moved on since. */
async function earlierVersion(article: ReadableArticle, file: LayerFile): Promise<string | null> {
  if (file.version.id === article.currentVersionId) return null;
  const contentHash = createHash("sha256").update(file.version.text).digest("hex");
  const version = await db.articleVersion.findFirst({
    where: { id: file.version.id, articleId: article.id, contentHash },
    select: { id: true },
  });
  return version?.id ?? null;
}

function idsOf(entries: readonly unknown[]): string[] {
  return entries.flatMap((raw) => IdSchema.safeParse((raw as { id?: unknown } | null)?.id).data ?? []);
}

/** What is withheld from the actor is as good as deleted. */
async function takenAnnotations(actor: SignedInActor, ids: string[]): Promise<Map<string, TakenId>> {
  const rows = await db.$queryRaw<TakenId[]>`
    SELECT n.id, n."articleId", n."groupId", n."authorId" AS "ownerId", NOT ${isShownAnnotation(actor)} AS "isDeleted"
    FROM "Annotation" n WHERE n.id = ANY(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

async function takenComments(actor: SignedInActor, ids: string[]): Promise<Map<string, TakenId>> {
  const rows = await db.$queryRaw<TakenId[]>`
    SELECT c.id, t."articleId", t."groupId", coalesce(n."authorId", c."authorId") AS "ownerId",
      NOT ${isShownComment(actor)} AS "isDeleted"
    FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId" LEFT JOIN "Annotation" n ON n.id = t."annotationId"
    WHERE c.id = ANY(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Addresses that are taken in a container, those of what was deleted too. */
async function takenSlugs(articleId: string, groupId: string | null, file: LayerFile): Promise<Set<string>> {
  const wished = file.annotations.flatMap((raw) => {
    const { slug } = (raw ?? {}) as { slug?: unknown };
    return typeof slug === "string" && isStorable(slug) ? [slug] : [];
  });
  if (wished.length === 0) return new Set();
  const rows = await db.annotation.findMany({
    where: { articleId, groupId, slug: { in: wished } },
    select: { slug: true },
  });
  return new Set(rows.flatMap(({ slug }) => slug ?? []));
}

/** Codes that may stand in a layer, by the slugs of their codebook and their own; deprecated ones too, which stood there before. */
async function codesIn(groupId: string | null): Promise<Map<string, string>> {
  const rows = await db.code.findMany({
    where: {
      isHeading: false,
      codebook: groupId === null ? { groupId: null } : { OR: [{ groupId: null }, { groupId }] },
    },
    select: { id: true, slug: true, codebook: { select: { slug: true } } },
  });
  return new Map(rows.map(({ id, slug, codebook }) => [`${codebook.slug} ${slug}`, id]));
}

/** Handles, by id, of those under whose names the actor may bring words in. */
async function authorsOf(
  actor: SignedInActor,
  groupId: string | null,
  file: LayerFile,
): Promise<Map<string, string>> {
  const named = new Set<string>();
  const note = (raw: unknown) => {
    const { author } = (raw ?? {}) as { author?: { id?: unknown } | null };
    const id = IdSchema.safeParse(author?.id).data;
    if (id) named.add(id);
  };
  file.discussion.forEach(note);
  for (const raw of file.annotations) {
    note(raw);
    const { comments } = (raw ?? {}) as { comments?: unknown };
    if (Array.isArray(comments)) comments.forEach(note);
  }
  const rows = await db.$queryRaw<
    { id: string; handle: string; isActive: boolean; role: MembershipRole | null }[]
  >`
    SELECT p.id, p.handle, p.status = 'active' AS "isActive", m.role::text AS role
    FROM "Person" p LEFT JOIN "Membership" m ON m."personId" = p.id AND m."groupId" = ${
      groupId === null ? Prisma.sql`NULL` : Prisma.sql`${groupId}::uuid`
    }
    WHERE p.id = ANY(${[...named]}::uuid[])`;
  return new Map(
    rows
      .filter(({ id, role, isActive }) => canImportAs(actor, { groupId, authorId: id, role, isActive }))
      .map(({ id, handle }) => [id, handle]),
  );
}
