import { AppError, notFound } from "@/core/errors";
import { IdSchema } from "@/core/id";
import { type Cursor, CursorSchema, encodeCursor } from "@/core/page";
import type { Addresses } from "@/core/web-annotation/addresses";
import {
  type ContainerFacts,
  type ContainerForm,
  FIRST_PAGE,
  type PageFacts,
  toCollection,
  toPage,
} from "@/core/web-annotation/collection";
import type { Exchanged } from "@/core/web-annotation/exchanged";
import type { JsonObject } from "@/core/web-annotation/json";
import { toWebAnnotation } from "@/core/web-annotation/outgoing";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import { isLiveAnnotation, isLiveComment, isShownAnnotation, mayKnowOf } from "@/server/visibility";
import type { ExchangeLayer } from "@/server/web-annotation/layers";
import { type MemberKey, membersOf, readMembers } from "@/server/web-annotation/rows";

/** Members of a page, in both forms. */
const PAGE_SIZE = 100;

/** A container as it stands now, with the addresses of its pages. */
export async function getCollection(
  addresses: Addresses,
  layer: ExchangeLayer,
  form: ContainerForm,
): Promise<JsonObject> {
  const facts = await factsOf(addresses, layer);
  const first =
    form === "minimal"
      ? { page: FIRST_PAGE, startIndex: 0, prev: null, next: null, items: [] }
      : await pageOf(addresses, layer, form, FIRST_PAGE);
  return toCollection(facts, form, first);
}

/**
 * One page of a container.
 * @param page what stands in its address
 * @throws AppError not-found for what is not the address of a page
 */
export async function getPage(
  addresses: Addresses,
  layer: ExchangeLayer,
  form: ContainerForm,
  page: string,
): Promise<JsonObject> {
  const [facts, shown] = await Promise.all([factsOf(addresses, layer), pageOf(addresses, layer, form, page)]);
  return toPage(facts, form, shown);
}

async function factsOf(addresses: Addresses, layer: ExchangeLayer): Promise<ContainerFacts> {
  const [row] = await hotQuery<{ title: string; total: number; modified: Date | null }>(Prisma.sql`
    WITH member AS (${membersOf(layer)})
    SELECT (SELECT v.title FROM "ArticleVersion" v WHERE v.id = ${layer.article.currentVersionId}::uuid) AS title,
      count(*)::int AS total, greatest(max("modifiedAt"), (${lastDeletion(layer)})) AS modified FROM member`);
  const total = row?.total ?? 0;
  const onLast = total === 0 ? 0 : ((total - 1) % PAGE_SIZE) + 1;
  const [before] = total > onLast ? await keysBefore(layer, null, onLast + 1, onLast) : [];
  return {
    iri: addresses.container(layer.article.slug, layer.slug),
    label: `${row?.title}: ${layer.name}`,
    total,
    modified: row?.modified?.toISOString() ?? null,
    lastPage: before ? encodeCursor(before) : FIRST_PAGE,
  };
}

/** Taking something out changes a container too. */
const lastDeletion = ({ actor, article, groupId, ownerId }: ExchangeLayer): Prisma.Sql =>
  groupId === null
    ? Prisma.sql`SELECT max(n."deletedAt") FROM "Annotation" n
        WHERE n."articleId" = ${article.id}::uuid AND n."groupId" IS NULL AND n."authorId" = ${ownerId}::uuid`
    : Prisma.sql`SELECT max(e.at) FROM (
          SELECT n."deletedAt" AS at FROM "Annotation" n
          WHERE n."articleId" = ${article.id}::uuid AND n."groupId" = ${groupId}::uuid
            AND ${mayKnowOf(actor, Prisma.sql`n`, Prisma.sql`n`)}
          UNION ALL
          SELECT c."deletedAt" FROM "Thread" t JOIN "Comment" c ON c."threadId" = t.id
          WHERE t."articleId" = ${article.id}::uuid AND t."groupId" = ${groupId}::uuid
            AND ${mayKnowOf(actor, Prisma.sql`c`, Prisma.sql`t`)}) e`;

async function pageOf(
  addresses: Addresses,
  layer: ExchangeLayer,
  form: ContainerForm,
  page: string,
): Promise<PageFacts> {
  const cursor = page === FIRST_PAGE ? null : cursorOf(page);
  const [keys, startIndex, before] = await Promise.all([
    keysAfter(layer, cursor, PAGE_SIZE + 1),
    cursor === null ? 0 : countUpTo(layer, cursor),
    // What stands a page before this one begins, and what stands before that.
    cursor === null ? [] : keysBefore(layer, cursor, PAGE_SIZE + 1, 0),
  ]);
  const shown = keys.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  const members = await readMembers(layer, shown);
  const descriptions = members.map((member) => toWebAnnotation(addresses, member));
  const beforePrevious = before[PAGE_SIZE];
  return {
    page,
    startIndex,
    prev: cursor === null ? null : beforePrevious ? encodeCursor(beforePrevious) : FIRST_PAGE,
    next: keys.length > PAGE_SIZE && last ? encodeCursor(last) : null,
    items: form === "iris" ? descriptions.map(({ id }) => id ?? null) : descriptions,
  };
}

function cursorOf(page: string): Cursor {
  const cursor = CursorSchema.safeParse(page);
  if (!cursor.success) throw notFound("page");
  return cursor.data;
}

/** Oldest first, from behind the cursor. */
export const keysAfter = (layer: ExchangeLayer, cursor: Cursor | null, limit: number): Promise<MemberKey[]> =>
  hotQuery<MemberKey>(Prisma.sql`
    SELECT kind, id, "createdAt" FROM (${membersOf(layer)}) member
    WHERE ${cursor === null ? Prisma.sql`TRUE` : Prisma.sql`("createdAt", id) > (${cursor.createdAt}, ${cursor.id}::uuid)`}
    ORDER BY "createdAt", id LIMIT ${limit}`);

/** Newest first, up to and with the cursor's own. */
const keysBefore = (
  layer: ExchangeLayer,
  cursor: Cursor | null,
  limit: number,
  skip: number,
): Promise<MemberKey[]> =>
  hotQuery<MemberKey>(Prisma.sql`
    SELECT kind, id, "createdAt" FROM (${membersOf(layer)}) member
    WHERE ${cursor === null ? Prisma.sql`TRUE` : Prisma.sql`("createdAt", id) <= (${cursor.createdAt}, ${cursor.id}::uuid)`}
    ORDER BY "createdAt" DESC, id DESC LIMIT ${limit - skip} OFFSET ${skip}`);

async function countUpTo(layer: ExchangeLayer, cursor: Cursor): Promise<number> {
  const [row] = await hotQuery<{ count: number }>(Prisma.sql`
    SELECT count(*)::int AS count FROM (${membersOf(layer)}) member
    WHERE ("createdAt", id) <= (${cursor.createdAt}, ${cursor.id}::uuid)`);
  return row?.count ?? 0;
}

/** The last part of an address, or an id, which names a thing whatever its address is. */
export type MemberName = { segment: string } | { id: string };

/**
 * An annotation or reply of a container.
 * @throws AppError not-found, gone for what was there and was deleted
 */
export async function findMember(layer: ExchangeLayer, name: MemberName): Promise<Exchanged> {
  const { actor } = layer;
  const id = IdSchema.safeParse("id" in name ? name.id : name.segment).data ?? null;
  const slug = "segment" in name ? name.segment : null;
  // What has a slug has no second address.
  const isAsked =
    slug === null
      ? Prisma.sql`n.id = ${id}::uuid`
      : Prisma.sql`(n.id = ${id}::uuid AND n.slug IS NULL) OR n.slug = ${slug}`;
  const [row] = await hotQuery<{
    kind: Exchanged["kind"];
    id: string;
    createdAt: Date;
    isGone: boolean;
    isLive: boolean;
  }>(Prisma.sql`
    SELECT * FROM (
      SELECT 'annotation' AS kind, n.id, n."createdAt", n."deletedAt" IS NOT NULL AND ${mayKnowOf(actor, Prisma.sql`n`, Prisma.sql`n`)} AS "isGone",
        ${isLiveAnnotation(actor)} AS "isLive", n."articleId", n."groupId", n."authorId" AS "ownerId"
      FROM "Annotation" n WHERE ${isAsked}
      UNION ALL
      SELECT 'reply', c.id, c."createdAt", (c."deletedAt" IS NOT NULL OR (n."deletedAt" IS NOT NULL AND NOT n."isTombstone"))
          AND ${mayKnowOf(actor, Prisma.sql`c`, Prisma.sql`t`)},
        ${isLiveComment(actor)} AND (n.id IS NULL OR ${isShownAnnotation(actor)}), t."articleId", t."groupId", n."authorId"
      FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId" LEFT JOIN "Annotation" n ON n.id = t."annotationId"
      WHERE c.id = ${id}::uuid) found
    WHERE "articleId" = ${layer.article.id}::uuid AND "groupId" IS NOT DISTINCT FROM ${layer.groupId}::uuid
      AND (${layer.ownerId}::uuid IS NULL OR "ownerId" = ${layer.ownerId}::uuid)`);
  if (!row) throw notFound("annotation");
  // What is withheld was never there, for whom it is withheld from.
  if (!row.isLive && !row.isGone) throw notFound("annotation");
  if (row.isGone) throw new AppError("gone", "This annotation was deleted.");
  const [member] = await readMembers(layer, [row]);
  if (!member) throw notFound("annotation");
  return member;
}
