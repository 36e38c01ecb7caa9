import { APPEALABLE } from "@/core/moderation/appeal";
import type { Why } from "@/core/moderation/hold";
import { ListMineSchema, type MySanctions, type WithheldView } from "@/core/moderation/mine";
import { encodeCursor, type Page } from "@/core/page";
import { canEditWritten } from "@/core/permissions";
import type { Standing } from "@/core/standing";
import { moderation as words } from "@/messages/en/moderation";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { type ActionRow, actionSelect, toActionViews } from "@/server/moderation/action-rows";
import { inForce } from "@/server/moderation/in-force";
import { type Actor, requirePerson } from "@/server/session";

interface WithheldRow {
  kind: "annotation" | "comment";
  id: string;
  groupId: string;
  groupSlug: string;
  groupName: string;
  slug: string;
  title: string;
  body: string;
  standing: Standing;
  createdAt: Date;
  why: Why[] | null;
  actionId: string | null;
}

/** The actor's own words that others do not see, newest first, with why and what they can do. */
export async function listMyWithheldWords(actor: Actor, query: unknown): Promise<Page<WithheldView>> {
  const person = requirePerson(actor);
  const { cursor, limit } = ListMineSchema.parse(query);
  const rows = await db.$queryRaw<WithheldRow[]>`
    SELECT w.*, w.standing::text AS standing, g.slug AS "groupSlug", g.name AS "groupName", a.slug, v.title,
      k.why, m.id AS "actionId"
    FROM (
      SELECT 'annotation' AS kind, n.id, n."groupId", n."articleId", n.note AS body, n.standing, n."createdAt",
        n.id AS "annotationId", NULL::uuid AS "commentId"
      FROM "Annotation" n WHERE n."authorId" = ${person.id}::uuid AND n.standing <> 'published' AND n."deletedAt" IS NULL
      UNION ALL
      SELECT 'comment', c.id, t."groupId", t."articleId", c.body, c.standing, c."createdAt", NULL, c.id
      FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
      WHERE c."authorId" = ${person.id}::uuid AND c.standing <> 'published' AND c."deletedAt" IS NULL
    ) w
    JOIN "Group" g ON g.id = w."groupId"
    JOIN "Article" a ON a.id = w."articleId"
    JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
    LEFT JOIN LATERAL (
      SELECT why FROM "ModerationCase" k
      WHERE k."decidedAt" IS NULL AND (k."annotationId" = w."annotationId" OR k."commentId" = w."commentId")
    ) k ON true
    LEFT JOIN LATERAL (
      SELECT m.id FROM "ModerationAction" m
      WHERE (m."annotationId" = w."annotationId" OR m."commentId" = w."commentId")
        AND m.kind IN ('hide', 'remove') AND m."undoneAt" IS NULL AND w.standing <> 'held'
      ORDER BY m."createdAt" DESC, m.id DESC LIMIT 1
    ) m ON true
    ${cursor ? Prisma.sql`WHERE (w."createdAt", w.id) < (${cursor.createdAt}::timestamptz, ${cursor.id}::uuid)` : Prisma.empty}
    ORDER BY w."createdAt" DESC, w.id DESC LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const actions = await db.moderationAction.findMany({
    where: { id: { in: shown.flatMap(({ actionId }) => actionId ?? []) } },
    select: { ...actionSelect, appeal: { select: { id: true } } },
  });
  const views = await toActionViews(db, person, actions);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => {
      const index = actions.findIndex(({ id }) => id === row.actionId);
      const appealId = actions[index]?.appeal?.id ?? null;
      const why = row.why ?? [];
      return {
        kind: row.kind,
        id: row.id,
        group: { id: row.groupId, slug: row.groupSlug, name: row.groupName },
        article: { slug: row.slug, title: row.title },
        body: row.body,
        standing: row.standing,
        createdAt: row.createdAt.toISOString(),
        rules: why.map(({ rule }) => rule),
        because: becauseOf(row.standing, why),
        action: views[index] ?? null,
        appealId,
        can: {
          appeal: index >= 0 && appealId === null,
          edit:
            row.standing !== "removed" &&
            canEditWritten(person, { groupId: row.groupId, authorId: person.id }),
        },
      };
    }),
    next: rows.length > limit && last ? encodeCursor(last) : null,
  };
}

function becauseOf(standing: Standing, why: readonly Why[]): string {
  if (standing === "removed") return words.removed;
  if (standing === "hidden") return words.hidden;
  return `${words.heldBecause(why)} ${words.held}`;
}

const MOST_WARNINGS = 100;

/** Warnings to the actor, and what they may not do at the moment. */
export async function listMySanctions(actor: Actor): Promise<MySanctions> {
  const person = requirePerson(actor);
  const inOrder = [{ createdAt: "desc" }, { id: "desc" }] satisfies Prisma.SanctionOrderByWithRelationInput[];
  const select = {
    id: true,
    createdAt: true,
    kind: true,
    until: true,
    group: { select: { id: true, slug: true, name: true } },
    action: { select: { ...actionSelect, appeal: { select: { id: true } } } },
  } satisfies Prisma.SanctionSelect;
  const own = { ...inForce(), personId: person.id };
  // Warnings never end, and however many came since, none may push out what bars them.
  const [barring, warnings] = await Promise.all([
    db.sanction.findMany({ where: { ...own, kind: { not: "warn" } }, orderBy: inOrder, select }),
    db.sanction.findMany({ where: { ...own, kind: "warn" }, orderBy: inOrder, take: MOST_WARNINGS, select }),
  ]);
  const rows = [...barring, ...warnings].sort(
    (a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1),
  );
  const actions: (ActionRow & { appeal: { id: string } | null })[] = rows.map(({ action }) => action);
  const views = await toActionViews(db, person, actions);
  return {
    items: rows.flatMap(({ kind, until, group, action }, index) => {
      const view = views[index];
      if (!view) return [];
      const appealId = action.appeal?.id ?? null;
      const mayAppeal = appealId === null && APPEALABLE.some((one) => one === view.kind);
      return [
        {
          kind,
          group,
          until: until?.toISOString() ?? null,
          action: view,
          appealId,
          can: { appeal: mayAppeal },
        },
      ];
    }),
  };
}
