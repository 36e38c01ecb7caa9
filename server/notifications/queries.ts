import { ListNotificationsSchema, NotificationKindSchema, type NotificationView } from "@/core/notification";
import { encodeCursor, type Page } from "@/core/page";
import { readableArticles } from "@/server/articles/access";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import { type Actor, requirePerson } from "@/server/session";

interface NotificationRow {
  id: string;
  kind: string;
  data: Record<string, unknown>;
  createdAt: Date;
  readAt: Date | null;
  slug: string | null;
  title: string | null;
}

/** What the actor was told, newest first, by keyset. An article that they may no longer read is not named. */
export async function listNotifications(actor: Actor, query: unknown): Promise<Page<NotificationView>> {
  const person = requirePerson(actor);
  const { cursor, limit } = ListNotificationsSchema.parse(query);
  const rows = await db.$queryRaw<NotificationRow[]>`
    SELECT f.id, f.kind, f.data, f."createdAt", f."readAt", a.slug, v.title
    FROM "Notification" f
    LEFT JOIN "Article" a ON a.id = f."articleId" AND ${readableArticles(actor)}
    LEFT JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
    WHERE f."personId" = ${person.id}::uuid AND f.kind = ANY(${NotificationKindSchema.options}::text[])
      ${cursor ? Prisma.sql`AND (f."createdAt", f.id) < (${cursor.createdAt}, ${cursor.id}::uuid)` : Prisma.empty}
    ORDER BY f."createdAt" DESC, f.id DESC LIMIT ${limit + 1}`;
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => ({
      id: row.id,
      kind: NotificationKindSchema.parse(row.kind),
      article: row.slug === null || row.title === null ? null : { slug: row.slug, title: row.title },
      data: row.data,
      createdAt: row.createdAt.toISOString(),
      readAt: row.readAt?.toISOString() ?? null,
    })),
    next: rows.length > limit && last ? encodeCursor(last) : null,
  };
}

/** How many of them the actor has not seen; a visitor is told nothing. */
export async function countUnread(actor: Actor): Promise<number> {
  if (actor.kind === "visitor") return 0;
  const [row] = await hotQuery<{ count: number }>(Prisma.sql`
    SELECT count(*)::int AS count FROM "Notification" f
    WHERE f."personId" = ${actor.id}::uuid AND f."readAt" IS NULL
      AND f.kind = ANY(${NotificationKindSchema.options}::text[])`);
  return row?.count ?? 0;
}
