import { rightsOver } from "@/server/annotations/rows";
import { Prisma } from "@/server/generated/prisma/client";
import { readableGroupIds } from "@/server/groups/group-rows";
import type { Actor } from "@/server/session";
import { bareJson, objectJson, orNullJson, textJson, timeJson, wordJson } from "@/server/sql-json";
import { isLiveAnnotation, seenCommentCount } from "@/server/visibility";

/**
 * An `AnnotationView` as JSON that PostgreSQL writes, the same as `toAnnotationView` makes of the row; over
 * `"Annotation" n`, `annotationJoins` and `rightsJoin`. Where its words are gone, only those of the passage stay.
 */
export function viewJson(actor: Actor): Prisma.Sql {
  const isGone = Prisma.sql`NOT ${isLiveAnnotation(actor)}`;
  return objectJson({
    id: wordJson(Prisma.sql`n.id`),
    articleId: wordJson(Prisma.sql`n."articleId"`),
    groupId: orNullJson(wordJson(Prisma.sql`n."groupId"`)),
    visibility: Prisma.sql`CASE WHEN n."groupId" IS NULL THEN '"private"' ELSE '"group"' END`,
    author: objectJson({
      id: wordJson(Prisma.sql`p.id`),
      name: textJson(Prisma.sql`p.name`),
      handle: textJson(Prisma.sql`p.handle`),
    }),
    // On the whole article there is no anchor to join.
    target: orNullJson(
      objectJson({
        versionId: wordJson(Prisma.sql`h."versionId"`),
        quote: objectJson({
          exact: textJson(Prisma.sql`h.exact`),
          prefix: textJson(Prisma.sql`h.prefix`),
          suffix: textJson(Prisma.sql`h.suffix`),
        }),
        start: orNullJson(bareJson(Prisma.sql`h.start`)),
        end: orNullJson(bareJson(Prisma.sql`h."end"`)),
      }),
    ),
    anchor: objectJson({
      origin: wordJson(Prisma.sql`coalesce(h.origin, 'made')`),
      needsReview: bareJson(Prisma.sql`coalesce(h."needsReview", false)`),
    }),
    codes: Prisma.sql`CASE WHEN ${isGone} THEN '[]' ELSE to_json(ARRAY(SELECT c."codeId"
    FROM "AnnotationCode" c WHERE c."annotationId" = n.id ORDER BY c.position))::text END`,
    note: textJson(Prisma.sql`CASE WHEN ${isGone} THEN '' ELSE n.note END`),
    noteEditedAt: Prisma.sql`CASE WHEN ${isGone} THEN 'null' ELSE ${orNullJson(timeJson(Prisma.sql`n."noteEditedAt"`))} END`,
    version: bareJson(Prisma.sql`n.version`),
    createdAt: timeJson(Prisma.sql`n."createdAt"`),
    updatedAt: timeJson(Prisma.sql`n."updatedAt"`),
    deleted: bareJson(isGone),
    standing: wordJson(Prisma.sql`n.standing`),
    commentCount: bareJson(seenCommentCount(actor)),
    can: Prisma.sql`split_part(CASE WHEN n."authorId" = rights.me THEN rights.own ELSE rights.others END, '|',
    1 + (${isGone})::int)`,
  });
}

/** Stand for everybody but the actor, and for a group that they are not in. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
const ELSEWHERE = NOBODY;
/** Rights over what is shown are the same on all articles; what one is blind to is not shown. */
const ANY_ARTICLE = NOBODY;

/**
 * What the actor may do, by where an annotation stands and whether it is theirs: the rules are asked here, once
 * for each kind, and PostgreSQL looks the answers up. Every annotation finds one row.
 */
export function rightsJoin(actor: Actor): Prisma.Sql {
  const me = actor.kind === "person" ? actor.id : NOBODY;
  const groups: (string | null)[] = [null, ELSEWHERE, ...readableGroupIds(actor)];
  const by = (authorId: string) =>
    groups.map((groupId) =>
      [false, true]
        .map((deleted) =>
          JSON.stringify(rightsOver(actor, { groupId, authorId, articleId: ANY_ARTICLE }, deleted)),
        )
        .join("|"),
    );
  return Prisma.sql`JOIN (SELECT *, ${me}::uuid AS me
      FROM unnest(${groups}::uuid[], ${by(me)}::text[], ${by(NOBODY)}::text[]) AS r ("groupId", own, others)) rights
    ON rights."groupId" IS NOT DISTINCT FROM CASE
      WHEN n."groupId" IS NULL OR n."groupId" = ANY(${readableGroupIds(actor)}::uuid[]) THEN n."groupId"
      ELSE ${ELSEWHERE}::uuid END`;
}
