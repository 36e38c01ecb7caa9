import { ListNotificationsSchema, NOTIFICATION_KINDS, type NotificationView } from "@/core/notification";
import { encodeCursor, type Page } from "@/core/page";
import { readableArticles } from "@/server/articles/access";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { readableGroupIds } from "@/server/groups/group-rows";
import { hotQuery } from "@/server/hot-query";
import type { NotificationRow } from "@/server/notifications/notification-row";
import { describeSubjects } from "@/server/notifications/subjects";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";

/** What the actor was told, newest first, by keyset. What they may no longer see is not named. */
export async function listNotifications(actor: Actor, query: unknown): Promise<Page<NotificationView>> {
  const person = requirePerson(actor);
  const { cursor, limit } = ListNotificationsSchema.parse(query);
  const before = cursor
    ? Prisma.sql`AND (f."createdAt", f.id) < (${cursor.createdAt}, ${cursor.id}::uuid)`
    : Prisma.empty;
  const rows = await notificationRows(person, before, limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: await toViews(person, items),
    next: rows.length > limit && last ? encodeCursor(last) : null,
  };
}

/** Those of the named ones that the actor was told and has not read, oldest first: for a letter. */
export async function unreadNotifications(
  person: SignedInActor,
  ids: readonly string[],
): Promise<NotificationView[]> {
  const named = Prisma.sql`AND f."readAt" IS NULL AND f.id = ANY(${ids}::uuid[])`;
  return (await toViews(person, await notificationRows(person, named, ids.length))).reverse();
}

function notificationRows(
  person: SignedInActor,
  where: Prisma.Sql,
  limit: number,
): Promise<NotificationRow[]> {
  return db.$queryRaw<NotificationRow[]>`
    SELECT f.id, f.kind, f."subjectId", f.data, f."createdAt", f."readAt", a.id AS "articleId", a.slug, v.title,
      g.id AS "groupId", g.slug AS "groupSlug", g.name AS "groupName"
    FROM "Notification" f
    LEFT JOIN "Article" a ON a.id = f."articleId" AND ${readableArticles(person)}
    LEFT JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
    LEFT JOIN "Group" g ON g.id = f."groupId" AND g.id = ANY(${readableGroupIds(person)}::uuid[])
    WHERE f."personId" = ${person.id}::uuid AND f.kind = ANY(${NOTIFICATION_KINDS}::text[]) ${where}
    ORDER BY f."createdAt" DESC, f.id DESC LIMIT ${limit}`;
}

async function toViews(person: SignedInActor, rows: readonly NotificationRow[]): Promise<NotificationView[]> {
  const subjects = await describeSubjects(person, rows);
  return rows.map((row) => {
    const subject = subjects.get(row.id);
    const { id, kind, slug, title, groupSlug, groupName, createdAt, readAt } = row;
    return {
      id,
      kind,
      article: slug === null || title === null ? null : { slug, title },
      group: groupSlug === null || groupName === null ? null : { slug: groupSlug, name: groupName },
      by: subject?.by ?? null,
      excerpt: subject?.excerpt ?? "",
      href: subject?.href ?? null,
      data: subject?.data ?? {},
      createdAt: createdAt.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    };
  });
}

/** How many of them the actor has not seen; a visitor is told nothing. */
export async function countUnread(actor: Actor): Promise<number> {
  if (actor.kind === "visitor") return 0;
  const [row] = await hotQuery<{ count: number }>(Prisma.sql`
    SELECT count(*)::int AS count FROM "Notification" f
    WHERE f."personId" = ${actor.id}::uuid AND f."readAt" IS NULL
      AND f.kind = ANY(${NOTIFICATION_KINDS}::text[])`);
  return row?.count ?? 0;
}
