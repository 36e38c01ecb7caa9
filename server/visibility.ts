import { type ActorFacts, moderatedGroupIds } from "@/core/permissions";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * The one place that says in queries which words an actor sees, the same as `canSeeWords` says of one row.
 * Whether they may see the group and the article at all is asked besides.
 *
 * - live: not deleted, and published, or withheld from others but not from its author and the moderators
 * - shown: live, or a tombstone, whose place is shown while others' words hang on it
 */
export const isLiveAnnotation = (actor: ActorFacts): Prisma.Sql =>
  Prisma.sql`(n."deletedAt" IS NULL AND ${seen(actor, Prisma.sql`n`, Prisma.sql`n."groupId"`)})`;

/** Over `"Annotation" n`, as the above. */
export const isShownAnnotation = (actor: ActorFacts): Prisma.Sql =>
  Prisma.sql`(${isLiveAnnotation(actor)} OR n."isTombstone")`;

/** Over `"Comment" c` and its `"Thread" t`. */
export const isLiveComment = (actor: ActorFacts): Prisma.Sql =>
  Prisma.sql`(c."deletedAt" IS NULL AND ${seen(actor, Prisma.sql`c`, Prisma.sql`t."groupId"`)})`;

/** Over `"Comment" c` and its `"Thread" t`. */
export const isShownComment = (actor: ActorFacts): Prisma.Sql =>
  Prisma.sql`(${isLiveComment(actor)} OR c."isTombstone")`;

function seen(actor: ActorFacts, words: Prisma.Sql, groupId: Prisma.Sql): Prisma.Sql {
  if (actor.kind === "visitor") return Prisma.sql`${words}.standing = 'published'`;
  const moderated = moderatedGroupIds(actor);
  const theirs =
    moderated.length === 0 ? Prisma.empty : Prisma.sql`OR ${groupId} = ANY(${moderated}::uuid[])`;
  return Prisma.sql`(${words}.standing = 'published' OR ${words}."authorId" = ${actor.id}::uuid ${theirs})`;
}

/** `isShownComment` as a condition of Prisma's. */
export const shownComments = (actor: ActorFacts): Prisma.CommentWhereInput => ({
  OR: [liveComments(actor), { isTombstone: true }],
});

/** `isLiveComment` as a condition of Prisma's. */
export const liveComments = (actor: ActorFacts): Prisma.CommentWhereInput => ({
  deletedAt: null,
  ...(actor.kind === "visitor"
    ? { standing: "published" }
    : {
        OR: [
          { standing: "published" },
          { authorId: actor.id },
          { thread: { groupId: { in: moderatedGroupIds(actor) } } },
        ],
      }),
});
