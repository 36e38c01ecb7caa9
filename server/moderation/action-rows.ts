import type { ActionView } from "@/core/moderation/action";
import { ActionKindSchema, StandingSchema } from "@/core/moderation/subject";
import { type ActorFacts, canActOnSite, canModerate, canModerateSite, canUndo } from "@/core/permissions";
import type { Transaction } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import { peopleById } from "@/server/moderation/people";
import { standingsIn } from "@/server/moderation/subjects";

export const actionSelect = {
  id: true,
  groupId: true,
  kind: true,
  moderatorId: true,
  personId: true,
  annotationId: true,
  commentId: true,
  threadId: true,
  subjectVersion: true,
  reason: true,
  message: true,
  before: true,
  createdAt: true,
  undoneAt: true,
  group: { select: { showsModerators: true } },
  sanctions: { select: { id: true, until: true } },
} satisfies Prisma.ModerationActionSelect;

export type ActionRow = Prisma.ModerationActionGetPayload<{ select: typeof actionSelect }>;

/** What undoing needs to know of the state before, by what the action was. */
export interface Before {
  /** Of words: how they stood, and how they stand since. */
  standing?: string;
  after?: string;
  keptVersion?: number | null;
  /** The version of the words that the action made. */
  version?: number;
  /** The case that it decided. */
  caseId?: string | null;
  /** Of a retagging: the codes before. */
  codes?: string[];
}

export const beforeOf = (row: Pick<ActionRow, "before">): Before => row.before as Before;

const MADE: Readonly<Record<string, string>> = { approve: "published", hide: "hidden", remove: "removed" };

/**
 * Actions as a reader sees them, in their order. Moderators are named to those who moderate the group, and to
 * all where the group shows them; what was said to a person, to that person and the moderators.
 */
export async function toActionViews(
  tx: Transaction,
  actor: ActorFacts,
  rows: readonly ActionRow[],
): Promise<ActionView[]> {
  const people = await peopleById(
    tx,
    rows.flatMap(({ moderatorId, personId }) => [moderatorId, personId]),
  );
  const roles = new Map<string, Awaited<ReturnType<typeof standingsIn>>>();
  for (const groupId of new Set(rows.map((row) => row.groupId))) {
    const ids = rows.flatMap((row) => (row.groupId === groupId && row.moderatorId ? [row.moderatorId] : []));
    if (groupId !== null && canModerate(actor, groupId))
      roles.set(groupId, await standingsIn(tx, groupId, ids));
  }
  return rows.map((row) => {
    const { groupId, moderatorId, personId } = row;
    const isModerator = groupId === null ? canModerateSite(actor) : canModerate(actor, groupId);
    const isConcerned = actor.kind === "person" && actor.id === personId;
    const moderator = moderatorId
      ? (roles.get(groupId ?? "")?.get(moderatorId) ?? { personId: moderatorId, role: null })
      : null;
    const standing = StandingSchema.safeParse(MADE[row.kind]);
    return {
      id: row.id,
      kind: ActionKindSchema.parse(row.kind),
      groupId,
      moderator:
        moderatorId && (isModerator || row.group?.showsModerators) ? (people.get(moderatorId) ?? null) : null,
      person: personId === null ? null : (people.get(personId) ?? null),
      annotationId: row.annotationId,
      commentId: row.commentId,
      threadId: row.threadId,
      reason: row.reason,
      message: isModerator || isConcerned ? row.message : "",
      standing: standing.success ? standing.data : null,
      until: row.sanctions[0]?.until?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
      undoneAt: row.undoneAt?.toISOString() ?? null,
      can: { undo: row.undoneAt === null && mayUndo(actor, row, moderator) },
    };
  });
}

function mayUndo(actor: ActorFacts, row: ActionRow, moderator: Parameters<typeof canUndo>[2]["moderator"]) {
  if (row.groupId !== null) return canUndo(actor, row.groupId, { personId: row.personId, moderator });
  // The person's own site role is asked again by the command.
  return row.personId !== null && canActOnSite(actor, { personId: row.personId, siteRole: "person" });
}

export async function toActionView(tx: Transaction, actor: ActorFacts, row: ActionRow): Promise<ActionView> {
  const [view] = await toActionViews(tx, actor, [row]);
  if (!view) throw new Error("One row makes one view.");
  return view;
}
