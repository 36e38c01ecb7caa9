import { notFound } from "@/core/errors";
import { type AppealView, ListAppealsSchema } from "@/core/moderation/appeal";
import { encodeCursor, type Page } from "@/core/page";
import { canModerateSite, moderatedGroupIds } from "@/core/permissions";
import { idFrom } from "@/server/articles/access";
import { db } from "@/server/db";
import { appealSelect, mayReadAppeal, toAppealView } from "@/server/moderation/appeal-rows";
import { type Actor, requirePerson } from "@/server/session";

/**
 * Appeals to those who moderate: open ones oldest first, decided ones newest first.
 * @throws AppError invalid, not-found for a group that the actor does not moderate.
 */
export async function listAppeals(actor: Actor, query: unknown): Promise<Page<AppealView>> {
  const person = requirePerson(actor);
  const { group, state, cursor, limit } = ListAppealsSchema.parse(query);
  const moderated = moderatedGroupIds(person);
  if (group && !moderated.includes(group)) throw notFound("group");
  const isOpen = state === "open";
  const direction = isOpen ? "asc" : "desc";
  const beyond = isOpen ? "gt" : "lt";
  const rows = await db.appeal.findMany({
    where: {
      decidedAt: isOpen ? null : { not: null },
      AND: [
        group
          ? { action: { groupId: group } }
          : {
              OR: [
                { action: { groupId: { in: moderated } } },
                ...(canModerateSite(person) ? [{ action: { groupId: null } }] : []),
              ],
            },
        cursor
          ? {
              OR: [
                { createdAt: { [beyond]: cursor.createdAt } },
                { createdAt: cursor.createdAt, id: { [beyond]: cursor.id } },
              ],
            }
          : {},
      ],
    },
    orderBy: [{ createdAt: direction }, { id: direction }],
    take: limit + 1,
    select: appealSelect,
  });
  const shown = rows.slice(0, limit);
  const items: AppealView[] = [];
  for (const row of shown) items.push(await toAppealView(db, person, row));
  const last = shown.at(-1);
  return { items, next: rows.length > limit && last ? encodeCursor(last) : null };
}

/** One appeal with its conversation. @throws AppError not-found for everybody whom it does not concern. */
export async function getAppeal(actor: Actor, appealId: string): Promise<AppealView> {
  const person = requirePerson(actor);
  const id = idFrom(appealId, "appeal");
  const row = await db.appeal.findUnique({ where: { id }, select: appealSelect });
  if (!row || !mayReadAppeal(person, row)) throw notFound("appeal");
  return toAppealView(db, person, row);
}
