import { type ActorFacts, moderatedGroupIds } from "@/core/permissions";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * The one place that says in queries which words an actor sees, the same as `canSeeWords` and `canMeetWords` say
 * of one row. Whether they may see the group and the article at all is asked besides.
 *
 * - live: not deleted, and published, or withheld from others but not from its author and the moderators
 * - shown: live, or a tombstone, whose place is shown while others' words hang on it
 * - who is blind to a layer sees their own live words in it and nothing else, counts included
 */
export const isLiveAnnotation = (actor: ActorFacts): Prisma.Sql =>
  Prisma.sql`(n."deletedAt" IS NULL AND ${seen(actor, Prisma.sql`n`, Prisma.sql`n`)})`;

/** Over `"Annotation" n`: nobody keeps its words from others. For what was recorded of words, and outlives them. */
export const isNotWithheld = Prisma.sql`n.standing = 'published'`;

/** Over `"Annotation" n`, as the above. */
export const isShownAnnotation = (actor: ActorFacts): Prisma.Sql =>
  Prisma.sql`(${isLiveAnnotation(actor)} OR (n."isTombstone" ${unlessBlind(actor, Prisma.sql`n`)}))`;

/** Over `"Comment" c` and its `"Thread" t`. */
export const isLiveComment = (actor: ActorFacts): Prisma.Sql =>
  Prisma.sql`(c."deletedAt" IS NULL AND ${seen(actor, Prisma.sql`c`, Prisma.sql`t`)})`;

/** Over `"Comment" c` and its `"Thread" t`. */
export const isShownComment = (actor: ActorFacts): Prisma.Sql =>
  Prisma.sql`(${isLiveComment(actor)} OR (c."isTombstone" ${unlessBlind(actor, Prisma.sql`t`)}))`;

/** @param layer what has the words' `groupId` and `articleId` */
function seen(actor: ActorFacts, words: Prisma.Sql, layer: Prisma.Sql): Prisma.Sql {
  if (actor.kind === "visitor") return Prisma.sql`${words}.standing = 'published'`;
  const moderated = moderatedGroupIds(actor);
  const theirs =
    moderated.length === 0 ? Prisma.empty : Prisma.sql`OR ${layer}."groupId" = ANY(${moderated}::uuid[])`;
  const own = Prisma.sql`${words}."authorId" = ${actor.id}::uuid`;
  return Prisma.sql`(${own} OR ((${words}.standing = 'published' ${theirs}) ${unlessBlind(actor, layer)}))`;
}

/** Whether the actor is blind to the layer that a row stands in: SQL for a truth value that is never null. */
export function isBlindLayer(actor: ActorFacts, layer: Prisma.Sql): Prisma.Sql {
  const blind = blindLayers(actor);
  if (blind.length === 0) return Prisma.sql`false`;
  const each = blind.map(
    ({ groupId, articleIds }) =>
      Prisma.sql`(${layer}."groupId" = ${groupId}::uuid AND ${layer}."articleId" = ANY(${articleIds}::uuid[]))`,
  );
  return Prisma.sql`((${Prisma.join(each, " OR ")}) IS TRUE)`;
}

/** For nearly everybody there is nothing to ask, and the query is as it was without. */
const unlessBlind = (actor: ActorFacts, layer: Prisma.Sql): Prisma.Sql =>
  blindLayers(actor).length === 0 ? Prisma.empty : Prisma.sql`AND NOT ${isBlindLayer(actor, layer)}`;

const blindLayers = (actor: ActorFacts) =>
  actor.kind === "visitor"
    ? []
    : Object.entries(actor.blindTo ?? {}).map(([groupId, ids]) => ({ groupId, articleIds: [...ids] }));

/**
 * Whether the actor may know that words are, or were, there at all, whoever sees them: who is blind to their layer
 * only of their own. SQL over the words' `authorId` and their layer's `groupId` and `articleId`.
 */
export const mayKnowOf = (actor: ActorFacts, words: Prisma.Sql, layer: Prisma.Sql): Prisma.Sql =>
  blindLayers(actor).length === 0
    ? Prisma.sql`true`
    : Prisma.sql`(${words}."authorId" = ${actor.kind === "person" ? actor.id : null}::uuid
        OR NOT ${isBlindLayer(actor, layer)})`;

const ownComments = (actor: ActorFacts, where: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT count(*)::int FROM "Comment" x WHERE ${where} AND x."deletedAt" IS NULL AND x.standing = 'published'
    AND x."authorId" = ${actor.kind === "person" ? actor.id : null}::uuid)`;

/** How many published comments of `"Thread" t`, which may be missing, the actor sees: SQL for an integer. */
export const seenCommentCount = (actor: ActorFacts): Prisma.Sql =>
  blindLayers(actor).length === 0
    ? Prisma.sql`coalesce(t."commentCount", 0)`
    : Prisma.sql`CASE WHEN ${isBlindLayer(actor, Prisma.sql`t`)}
        THEN ${ownComments(actor, Prisma.sql`x."threadId" = t.id`)} ELSE coalesce(t."commentCount", 0) END`;

/** How many published replies to `"Comment" c` in `"Thread" t` the actor sees: SQL for an integer. */
export const seenReplyCount = (actor: ActorFacts): Prisma.Sql =>
  blindLayers(actor).length === 0
    ? Prisma.sql`c."replyCount"`
    : Prisma.sql`CASE WHEN ${isBlindLayer(actor, Prisma.sql`t`)}
        THEN ${ownComments(actor, Prisma.sql`x."parentId" = c.id`)} ELSE c."replyCount" END`;

/** `isShownComment` as a condition of Prisma's. */
export const shownComments = (actor: ActorFacts): Prisma.CommentWhereInput => ({
  OR: [liveComments(actor), { isTombstone: true, AND: outsideBlind(actor) }],
});

/** `isLiveComment` as a condition of Prisma's. */
export const liveComments = (actor: ActorFacts): Prisma.CommentWhereInput => ({
  deletedAt: null,
  ...(actor.kind === "visitor"
    ? { standing: "published" }
    : {
        OR: [
          { authorId: actor.id },
          {
            OR: [{ standing: "published" }, { thread: { groupId: { in: moderatedGroupIds(actor) } } }],
            AND: outsideBlind(actor),
          },
        ],
      }),
});

/** Each in a condition of its own that says what is left: where `groupId` is null, NOT of both together would be null. */
const outsideBlind = (actor: ActorFacts): Prisma.CommentWhereInput[] =>
  blindLayers(actor).map(({ groupId, articleIds }) => ({
    OR: [
      { thread: { groupId: null } },
      { thread: { groupId: { not: groupId } } },
      { thread: { articleId: { notIn: articleIds } } },
    ],
  }));
