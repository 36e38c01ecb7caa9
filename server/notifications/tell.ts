import { PUBLIC_GROUP_ID } from "@/core/group";
import { newId } from "@/core/new-id";
import { GATHERED_KINDS, type NotificationData, type NotificationKind } from "@/core/notification";
import type { Transaction } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { isInForce } from "@/server/moderation/in-force";
import { type Told, writeLetters } from "@/server/notifications/letters";
import { blindArticles } from "@/server/tasks/blind-articles";

/** Somebody speaks: those who ignore the speaker do not hear of it. */
const SPOKEN: ReadonlySet<NotificationKind> = new Set(["mentioned", "replied", "thread-comment"]);
/** About oneself: told also to whom it shuts out of the group or the site. */
const ABOUT_ONESELF: ReadonlySet<NotificationKind> = new Set(["moderated", "appeal-answered"]);

export interface Telling<K extends NotificationKind = NotificationKind> {
  kind: K;
  /** Whom it may concern. Who may not see it, who did it and who is gone is left out here. */
  to: readonly string[];
  /** Who did it. Shown only where somebody speaks. */
  actorId: string | null;
  articleId: string | null;
  groupId: string | null;
  /** What it is about; see `NOTIFICATION_DATA`. */
  subjectId: string;
  /** Each person is told once under this key; of gathered kinds, once until they have read it. */
  onceKey: string;
  data: NotificationData[K];
}

/**
 * Tells people of something, in the transaction in which it happens: what they see in the app, and the letters
 * that their choices ask for. Telling the same again (the same `onceKey`) tells nobody twice.
 * Words have to be published before people are told of them: call it then, not when they are held.
 */
export async function tell<K extends NotificationKind>(tx: Transaction, telling: Telling<K>): Promise<void> {
  const { kind, actorId, articleId, groupId } = telling;
  // In one order, so that two who tell the same people wait for each other instead of deadlocking.
  const people = [...new Set(telling.to)].filter((id) => id !== actorId).sort();
  if (people.length === 0) return;
  const onceKey = GATHERED_KINDS.has(kind) ? `${telling.onceKey}${UNREAD}` : telling.onceKey;
  const told = await tx.$queryRaw<Told[]>`
    INSERT INTO "Notification" (id, "personId", kind, "articleId", "groupId", "subjectId", "onceKey", data)
    SELECT t.id, p.id, ${kind}, ${articleId}::uuid, ${groupId}::uuid, ${telling.subjectId}::uuid, ${onceKey},
      ${JSON.stringify(telling.data)}::jsonb
    FROM unnest(${people.map(() => newId())}::uuid[], ${people}::uuid[]) WITH ORDINALITY AS t (id, "personId", n)
    JOIN "Person" p ON p.id = t."personId"
    WHERE NOT EXISTS (
        SELECT 1 FROM "Notification" f WHERE f."personId" = t."personId" AND f."onceKey" = ${onceKey})
      AND ${ABOUT_ONESELF.has(kind) ? Prisma.sql`p.status <> 'deleted'` : mayHear(groupId, articleId)}
      ${SPOKEN.has(kind) ? Prisma.sql`${doesNotIgnore(actorId)} ${isNotBlind(groupId, articleId)}` : Prisma.empty}
    ORDER BY t.n
    ON CONFLICT ("personId", "onceKey") DO NOTHING
    RETURNING id, "personId"`;
  await writeLetters(tx, { kind, groupId }, told);
}

/** At the end of the key of what is gathered, until it is read. */
export const UNREAD = ":unread";

/** Over `"Person" p`: may read the group and the article, as `canReadGroup` and `canReadArticle` say, and is not shut out. */
function mayHear(groupId: string | null, articleId: string | null): Prisma.Sql {
  const isIn = (group: Prisma.Sql) => Prisma.sql`(${group} = ${PUBLIC_GROUP_ID}::uuid OR EXISTS (
    SELECT 1 FROM "Membership" m WHERE m."groupId" = ${group} AND m."personId" = p.id))`;
  const group = groupId === null ? Prisma.empty : Prisma.sql`AND ${isIn(Prisma.sql`${groupId}::uuid`)}`;
  const article =
    articleId === null
      ? Prisma.empty
      : Prisma.sql`AND EXISTS (SELECT 1 FROM "Article" a WHERE a.id = ${articleId}::uuid AND (
          a.visibility = 'public' OR a."createdById" = p.id OR EXISTS (
            SELECT 1 FROM "ArticleAccess" g WHERE g."articleId" = a.id AND ${isIn(Prisma.sql`g."groupId"`)})))`;
  return Prisma.sql`p.status = 'active' AND NOT EXISTS (
    SELECT 1 FROM "Sanction" s WHERE s."personId" = p.id AND ${isInForce} AND s.kind IN ('suspend', 'ban')
      AND (s."groupId" IS NULL OR s."groupId" = ${groupId}::uuid)) ${group} ${article}`;
}

const doesNotIgnore = (actorId: string | null): Prisma.Sql => Prisma.sql`AND NOT EXISTS (
  SELECT 1 FROM "IgnoredPerson" i WHERE i."personId" = p.id AND i."ignoredId" = ${actorId}::uuid)`;

/**
 * Who is blind to a layer is told nothing of what is said in it. Once they see it they are told what still matters
 * to them (server/tasks/tell-what-was-hidden.ts).
 */
const isNotBlind = (groupId: string | null, articleId: string | null): Prisma.Sql =>
  groupId === null || articleId === null || groupId === PUBLIC_GROUP_ID
    ? Prisma.empty
    : Prisma.sql`AND NOT EXISTS (
        SELECT 1 FROM (${blindArticles(Prisma.sql`p.id`, Prisma.sql`k."groupId" = ${groupId}::uuid`)}) b
        WHERE b."articleId" = ${articleId}::uuid AND (b."isCoder" OR NOT EXISTS (
          SELECT 1 FROM "Membership" m WHERE m."groupId" = b."groupId" AND m."personId" = p.id
            AND m.role IN ('owner', 'moderator'))))`;
