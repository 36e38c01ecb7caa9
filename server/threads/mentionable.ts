import type { ThreadTarget } from "@/core/comment";
import { PUBLIC_GROUP_ID } from "@/core/group";
import { MAX_MENTIONED } from "@/core/mentions";
import type { PersonRef } from "@/core/person";
import { MentionQuerySchema } from "@/core/threads/thread";
import { db, type Transaction } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { type Actor, requirePerson } from "@/server/session";
import { threadOn } from "@/server/threads/access";

const MAX_OFFERED = 8;

interface Place {
  articleId: string;
  groupId: string | null;
}

/**
 * Who may be named in a thread, over `"Person" p`: people who can see it and might want to hear of it.
 * In a group its members; Public has everyone in it, so there those who took part in the article's threads.
 * On a private annotation nobody.
 */
function isMentionable({ articleId, groupId }: Place, byId: string): Prisma.Sql {
  if (groupId === null) return Prisma.sql`false`;
  const isOther = Prisma.sql`p.status = 'active' AND p.id <> ${byId}::uuid`;
  if (groupId !== PUBLIC_GROUP_ID) {
    return Prisma.sql`${isOther} AND EXISTS (
      SELECT 1 FROM "Membership" m WHERE m."groupId" = ${groupId}::uuid AND m."personId" = p.id)`;
  }
  return Prisma.sql`${isOther} AND (
    p.id IN (SELECT n."authorId" FROM "Annotation" n WHERE n."articleId" = ${articleId}::uuid
      AND n."groupId" = ${groupId}::uuid AND n."deletedAt" IS NULL AND n.standing = 'published')
    OR p.id IN (SELECT c."authorId" FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
      WHERE t."articleId" = ${articleId}::uuid AND t."groupId" = ${groupId}::uuid
        AND c."deletedAt" IS NULL AND c.standing = 'published'))`;
}

/**
 * Of these handles, the people who may be named there; at most 20, in the order of the handles.
 * @param handles lower-case, at most 100
 */
export async function mentionedPeople(
  tx: Transaction,
  place: Place,
  byId: string,
  handles: readonly string[],
): Promise<PersonRef[]> {
  if (handles.length === 0 || place.groupId === null) return [];
  return tx.$queryRaw<PersonRef[]>`
    SELECT p.id, p.name, p.handle FROM "Person" p
    WHERE p.handle = ANY(${handles as string[]}::text[]) AND ${isMentionable(place, byId)}
    ORDER BY array_position(${handles as string[]}::text[], p.handle) LIMIT ${MAX_MENTIONED}`;
}

/** People to offer while somebody types "@": whose handle, or a word of whose name, begins so. */
export async function listMentionable(actor: Actor, query: unknown): Promise<{ items: PersonRef[] }> {
  const person = requirePerson(actor);
  const { annotation, article, group, q } = MentionQuerySchema.parse(query);
  const on: ThreadTarget = annotation
    ? { annotationId: annotation }
    : { articleId: article as string, groupId: group as string };
  const place = await threadOn(actor, on);
  const start = `${escapeLike(q.trim().toLowerCase())}%`;
  const items = await db.$queryRaw<PersonRef[]>`
    SELECT p.id, p.name, p.handle FROM "Person" p
    WHERE ${isMentionable(place, person.id)}
      AND (p.handle LIKE ${start} OR lower(p.name) LIKE ${start} OR lower(p.name) LIKE ${`% ${start}`})
    ORDER BY p.handle LIKE ${start} DESC, lower(p.name), p.id LIMIT ${MAX_OFFERED}`;
  return { items };
}

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, "\\$&");
