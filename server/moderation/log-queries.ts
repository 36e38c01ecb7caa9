import { notFound } from "@/core/errors";
import { type ActionView, ListActionsSchema } from "@/core/moderation/action";
import { encodeCursor, type Page } from "@/core/page";
import { canModerateSite, canReadModerationLog } from "@/core/permissions";
import { db } from "@/server/db";
import { type ActionRow, actionSelect, toActionViews } from "@/server/moderation/action-rows";
import { isHiddenAction } from "@/server/moderation/hidden-actions";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";

/**
 * What was done in a group, newest first, for all who may read it: without who moderated unless the group shows
 * them, and without what was said to the person. Without `group`, of the whole site, for those who moderate it.
 * @throws AppError invalid, not-found.
 */
export async function listActions(actor: Actor, query: unknown): Promise<Page<ActionView>> {
  const person = requirePerson(actor);
  const { group, kind, person: personId, cursor, limit } = ListActionsSchema.parse(query);
  const may = group ? canReadModerationLog(person, group) : canModerateSite(person);
  if (!may) throw notFound("group");
  const rows = await db.moderationAction.findMany({
    where: {
      groupId: group ?? null,
      ...(kind && { kind }),
      ...(personId && { personId }),
      ...(cursor && {
        OR: [{ createdAt: { lt: cursor.createdAt } }, { createdAt: cursor.createdAt, id: { lt: cursor.id } }],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: actionSelect,
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: await toActionViews(db, person, await withoutHidden(person, items)),
    next: rows.length > limit && last ? encodeCursor(last) : null,
  };
}

/** Without what was done about words that the person is blind to. */
async function withoutHidden(person: SignedInActor, rows: readonly ActionRow[]): Promise<ActionRow[]> {
  if (person.blindTo === undefined) return [...rows];
  const hidden = await db.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM "ModerationAction" m
    WHERE m.id = ANY(${rows.map(({ id }) => id)}::uuid[]) AND ${isHiddenAction(person)}`;
  const ids = new Set(hidden.map(({ id }) => id));
  return rows.filter(({ id }) => !ids.has(id));
}
