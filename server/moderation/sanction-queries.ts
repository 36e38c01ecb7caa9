import { notFound } from "@/core/errors";
import { type ActionView, ListSanctionsSchema } from "@/core/moderation/action";
import { encodeCursor, type Page } from "@/core/page";
import { canModerate, canModerateSite } from "@/core/permissions";
import { db } from "@/server/db";
import { actionSelect, toActionViews } from "@/server/moderation/action-rows";
import { inForce } from "@/server/moderation/in-force";
import { type Actor, requirePerson } from "@/server/session";

/**
 * Whom a group's moderators (without `group`: those of the site) keep from writing or from coming in at the moment,
 * by the actions that did it, newest first.
 * @throws AppError invalid; not-found for who does not moderate there.
 */
export async function listSanctions(actor: Actor, query: unknown): Promise<Page<ActionView>> {
  const person = requirePerson(actor);
  const { group, cursor, limit } = ListSanctionsSchema.parse(query);
  if (!(group ? canModerate(person, group) : canModerateSite(person))) throw notFound("group");
  const rows = await db.sanction.findMany({
    where: {
      ...inForce(),
      groupId: group ?? null,
      kind: { not: "warn" },
      ...(cursor && {
        AND: {
          OR: [
            { createdAt: { lt: cursor.createdAt } },
            { createdAt: cursor.createdAt, id: { lt: cursor.id } },
          ],
        },
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: { id: true, createdAt: true, action: { select: actionSelect } },
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await toActionViews(
      db,
      person,
      shown.map(({ action }) => action),
    ),
    next: rows.length > limit && last ? encodeCursor(last) : null,
  };
}
