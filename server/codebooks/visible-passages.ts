import { readableArticles } from "@/server/articles/access";
import { Prisma } from "@/server/generated/prisma/client";
import { readableGroupIds } from "@/server/groups/group-rows";
import type { Actor } from "@/server/session";
import { isLiveAnnotation } from "@/server/visibility";

/** Over `"Annotation" n` and `"Article" a`: what the actor may read, in any layer. Never null. */
export function visiblePassages(actor: Actor): Prisma.Sql {
  const own =
    actor.kind === "visitor"
      ? Prisma.empty
      : Prisma.sql`OR (n."groupId" IS NULL AND n."authorId" = ${actor.id}::uuid)`;
  return Prisma.sql`(${isLiveAnnotation(actor)} AND ${readableArticles(actor)}
    AND (coalesce(n."groupId" = ANY(${readableGroupIds(actor)}::uuid[]), false) ${own}))`;
}
