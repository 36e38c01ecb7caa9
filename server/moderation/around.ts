import type { CaseView } from "@/core/moderation/case";
import type { ActorFacts } from "@/core/permissions";
import type { Standing } from "@/core/standing";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { isLiveComment } from "@/server/visibility";

/** Comments right before and right after, each. */
const NEIGHBOURS = 2;

interface NeighbourRow {
  of: string;
  id: string;
  place: "answered" | "before" | "after";
  authorId: string;
  name: string;
  handle: string;
  body: string;
  createdAt: Date;
  standing: Standing;
}

/**
 * What was said around comments in their threads, in the order it was said: what they answer, and what stands
 * right before and after. Only what the actor sees.
 */
export async function aroundComments(
  actor: ActorFacts,
  commentIds: readonly string[],
): Promise<ReadonlyMap<string, CaseView["around"]>> {
  const around = new Map<string, CaseView["around"]>();
  if (commentIds.length === 0) return around;
  const beside = (sign: "<" | ">", direction: "ASC" | "DESC", place: string) => Prisma.sql`(
    SELECT c.id, ${place} AS place FROM "Comment" c
    WHERE c."threadId" = s."threadId"
      AND (c."createdAt", c.id) ${Prisma.raw(sign)} (s."createdAt", s.id)
      AND c.id IS DISTINCT FROM s."parentId" AND ${isLiveComment(actor)}
    ORDER BY c."createdAt" ${Prisma.raw(direction)}, c.id ${Prisma.raw(direction)} LIMIT ${NEIGHBOURS})`;
  const rows = await db.$queryRaw<NeighbourRow[]>`
    SELECT s.id AS of, x.id, x.place, p.id AS "authorId", p.name, p.handle, o.body, o."createdAt",
      o.standing::text AS standing
    FROM "Comment" s
    JOIN "Thread" t ON t.id = s."threadId"
    CROSS JOIN LATERAL (
      (SELECT c.id, 'answered' AS place FROM "Comment" c WHERE c.id = s."parentId" AND ${isLiveComment(actor)})
      UNION ALL ${beside("<", "DESC", "before")}
      UNION ALL ${beside(">", "ASC", "after")}
    ) x
    JOIN "Comment" o ON o.id = x.id
    JOIN "Person" p ON p.id = o."authorId"
    WHERE s.id = ANY(${commentIds}::uuid[])
    ORDER BY o."createdAt", o.id`;
  for (const { of, authorId, name, handle, createdAt, ...row } of rows) {
    const own = around.get(of) ?? [];
    around.set(of, own);
    own.push({ ...row, author: { id: authorId, name, handle }, createdAt: createdAt.toISOString() });
  }
  return around;
}
