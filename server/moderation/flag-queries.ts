import { type FlagView, ListFlagsSchema } from "@/core/moderation/flag";
import { encodeCursor, type Page } from "@/core/page";
import { db } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import { type Actor, requirePerson } from "@/server/session";

export const flagSelect = {
  id: true,
  annotationId: true,
  commentId: true,
  subjectVersion: true,
  reason: true,
  body: true,
  createdAt: true,
  case: { select: { decision: true, decidedAt: true } },
} satisfies Prisma.FlagSelect;

export type FlagRow = Prisma.FlagGetPayload<{ select: typeof flagSelect }>;

/** A flag without a case was raised on a version that had been looked at and kept. */
export const toFlagView = (row: FlagRow): FlagView => ({
  id: row.id,
  annotationId: row.annotationId,
  commentId: row.commentId,
  version: row.subjectVersion,
  reason: row.reason,
  body: row.body,
  createdAt: row.createdAt.toISOString(),
  outcome: outcomeOf(row),
});

function outcomeOf({ case: one }: FlagRow): FlagView["outcome"] {
  if (one === null) return "kept";
  if (one.decidedAt === null) return "open";
  return one.decision === "approve" ? "kept" : "acted";
}

/** What the actor flagged, newest first, with what came of it. */
export async function listMyFlags(actor: Actor, query: unknown): Promise<Page<FlagView>> {
  const person = requirePerson(actor);
  const { cursor, limit } = ListFlagsSchema.parse(query);
  const rows = await db.flag.findMany({
    where: {
      reporterId: person.id,
      ...(cursor && {
        OR: [{ createdAt: { lt: cursor.createdAt } }, { createdAt: cursor.createdAt, id: { lt: cursor.id } }],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: flagSelect,
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(toFlagView), next: rows.length > limit && last ? encodeCursor(last) : null };
}
