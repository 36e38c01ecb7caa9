import type { CollectionPlace, KnownMember } from "@/core/import-layer/read-collection";
import { isStorable } from "@/core/plain-text";
import type { Answered, IncomingPlace } from "@/core/web-annotation/incoming-target";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import type { SignedInActor } from "@/server/session";
import { isLiveAnnotation, isLiveComment, isShownAnnotation } from "@/server/visibility";

interface MemberRow extends KnownMember {
  slug: string | null;
  via: string[];
}

/** What of a container a file names, deleted members too. */
export interface FoundMembers {
  byAddress: CollectionPlace["known"];
  named(answered: Answered): KnownMember | undefined;
}

/**
 * Looks up, in one query, the members of a container that have, had, or would get one of some addresses:
 * their own, those they came from, and those under which this file was brought in before.
 * What is withheld from the actor is as good as deleted: it stays as it is, and nothing answers it. Where
 * `groupId` is null, it is the actor's own private layer.
 */
export async function findMembers(
  actor: SignedInActor,
  { articleId, groupId }: { articleId: string; groupId: string | null },
  { addresses, articleSlug, layer }: IncomingPlace,
  iris: readonly string[],
  idFor: (original: string) => string,
): Promise<FoundMembers> {
  const answeredBy = (iri: string): Answered | null => {
    const address = addresses.read(iri);
    if (address?.kind === "annotation" || address?.kind === "comment") return { id: address.id };
    const isMember = address?.kind === "member" && address.slug === articleSlug && address.layer === layer;
    return isMember ? { segment: address.segment } : null;
  };
  const names = iris.flatMap((iri) => answeredBy(iri) ?? []);
  const segments = names.flatMap((name) =>
    "segment" in name && isStorable(name.segment) ? [name.segment] : [],
  );
  const ids = [
    ...names.flatMap((name) => ("id" in name ? [name.id] : UUID.test(name.segment) ? [name.segment] : [])),
    ...iris.map(idFor),
  ];
  const isNamed = (alias: Prisma.Sql) =>
    Prisma.sql`${alias}.id = ANY(${ids}::uuid[]) OR ${alias}.via && ${[...iris]}::text[]`;
  const isIn = (alias: Prisma.Sql, owner: Prisma.Sql) =>
    groupId === null
      ? Prisma.sql`${alias}."groupId" IS NULL AND ${owner} = ${actor.id}::uuid`
      : Prisma.sql`${alias}."groupId" = ${groupId}::uuid`;
  const rows = await hotQuery<MemberRow>(Prisma.sql`
    SELECT 'annotation' AS kind, n.id, coalesce(n.slug, n.id::text) AS segment, n.slug, n.via,
      n.id AS "annotationId", NOT ${isLiveAnnotation(actor)} AS "isGone"
    FROM "Annotation" n
    WHERE n."articleId" = ${articleId}::uuid AND ${isIn(Prisma.sql`n`, Prisma.sql`n."authorId"`)}
      AND (${isNamed(Prisma.sql`n`)} OR n.slug = ANY(${segments}::text[]))
    UNION ALL
    SELECT 'reply', c.id, c.id::text, NULL, c.via, t."annotationId",
      NOT (${isLiveComment(actor)} AND (n.id IS NULL OR ${isShownAnnotation(actor)}))
    FROM "Thread" t JOIN "Comment" c ON c."threadId" = t.id LEFT JOIN "Annotation" n ON n.id = t."annotationId"
    WHERE t."articleId" = ${articleId}::uuid AND ${isIn(Prisma.sql`t`, Prisma.sql`n."authorId"`)}
      AND (${isNamed(Prisma.sql`c`)})`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const bySlug = new Map(rows.flatMap((row) => (row.slug === null ? [] : [[row.slug, row]])));
  const byVia = new Map(rows.flatMap((row) => row.via.map((iri) => [iri, row])));
  const named = (answered: Answered): KnownMember | undefined => {
    if ("id" in answered) return byId.get(answered.id);
    const row = byId.get(answered.segment);
    // What has a slug has no second address.
    return bySlug.get(answered.segment) ?? (row?.slug === null ? row : undefined);
  };
  return {
    named,
    byAddress: (iri) => {
      const answered = answeredBy(iri);
      return (answered && named(answered)) ?? byVia.get(iri) ?? byId.get(idFor(iri));
    },
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
