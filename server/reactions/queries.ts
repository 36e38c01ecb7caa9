import {
  REACTION_KINDS,
  type ReactionCounts,
  type ReactionKind,
  type ReactionSubject,
} from "@/core/reaction-counts";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import type { Actor } from "@/server/session";

const COLUMN = { comment: Prisma.sql`r."commentId"`, annotation: Prisma.sql`r."annotationId"` };

/**
 * What was put on these, by id; ids without any are left out. One query. The caller has made sure that the
 * actor sees them.
 */
export async function reactionsTo(
  actor: Actor,
  subject: ReactionSubject,
  ids: readonly string[],
): Promise<Map<string, ReactionCounts>> {
  const found = new Map<string, ReactionCounts>();
  if (ids.length === 0) return found;
  const me = actor.kind === "person" ? actor.id : null;
  const rows = await hotQuery<{ id: string; kind: ReactionKind; count: number; isOwn: boolean }>(Prisma.sql`
    SELECT ${COLUMN[subject]} AS id, r.kind, count(*)::int AS count,
      coalesce(bool_or(r."personId" = ${me}::uuid), false) AS "isOwn"
    FROM "Reaction" r WHERE ${COLUMN[subject]} = ANY(${ids as string[]}::uuid[])
    GROUP BY 1, 2 ORDER BY array_position(${[...REACTION_KINDS]}::text[], r.kind)`);
  for (const { id, ...one } of rows) found.set(id, [...(found.get(id) ?? []), one]);
  return found;
}
