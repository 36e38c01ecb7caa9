import { readableArticles } from "@/server/articles/access";
import { Prisma } from "@/server/generated/prisma/client";
import { readableGroupIds } from "@/server/groups/group-rows";
import type { Actor } from "@/server/session";
import { isLiveAnnotation } from "@/server/visibility";

/**
 * Of all annotations those that the actor sees: live ones, in layers and articles that they may read. Over
 * `"Annotation" n` and its `"Article" a`.
 */
export const isSeen = (actor: Actor): Prisma.Sql =>
  Prisma.sql`${isLiveAnnotation(actor)} AND ${inReadableLayer(actor)} AND ${readableArticles(actor)}`;

/** The rule of `canReadWritten` over `"Annotation" n`. */
const inReadableLayer = (actor: Actor): Prisma.Sql =>
  actor.kind === "visitor"
    ? Prisma.sql`n."groupId" = ANY(${readableGroupIds(actor)}::uuid[])`
    : Prisma.sql`(n."groupId" = ANY(${readableGroupIds(actor)}::uuid[]) OR n."authorId" = ${actor.id}::uuid)`;
