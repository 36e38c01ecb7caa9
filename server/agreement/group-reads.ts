import { PUBLIC_GROUP_ID } from "@/core/group";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * Over `"Article" a`: whether everybody who belongs to a group may read it, by the rule of `canReadArticle`. What
 * is computed for a whole group is of these alone.
 */
export const groupReads = (groupId: string): Prisma.Sql =>
  groupId === PUBLIC_GROUP_ID
    ? Prisma.sql`a.visibility = 'public'`
    : Prisma.sql`(a.visibility = 'public' OR EXISTS (
        SELECT 1 FROM "ArticleAccess" g WHERE g."articleId" = a.id AND g."groupId" = ${groupId}::uuid))`;
