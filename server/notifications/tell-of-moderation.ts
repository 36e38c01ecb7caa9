import { PUBLIC_GROUP_ID } from "@/core/group";
import type { Transaction } from "@/server/db";
import { tell } from "@/server/notifications/tell";

/** What was done, by whom, about whom: a row of `ModerationAction` that was just written. */
interface Action {
  id: string;
  groupId: string | null;
  moderatorId: string | null;
  personId: string | null;
}

/** Tells the person whom an action concerns; what it says of itself (reason, message) is read from its row. */
export async function tellOfAction(tx: Transaction, action: Action, articleId: string | null): Promise<void> {
  if (action.personId === null) return;
  await tell(tx, {
    kind: "moderated",
    to: [action.personId],
    actorId: action.moderatorId,
    articleId,
    groupId: action.groupId,
    subjectId: action.id,
    onceKey: `action:${action.id}`,
    data: { actionId: action.id },
  });
}

/** Tells those who flagged something what came of it, once per case. */
export async function tellOfFlags(
  tx: Transaction,
  settled: {
    caseId: string;
    /** Who decided; they are not told of their own decision. */
    moderatorId: string;
    reporterIds: readonly string[];
    articleId: string;
    groupId: string;
    /** The annotation or comment. */
    subjectId: string;
    outcome: "kept" | "acted";
  },
): Promise<void> {
  const { caseId, moderatorId, reporterIds, outcome, ...about } = settled;
  await tell(tx, {
    ...about,
    kind: "flag-settled",
    to: reporterIds,
    actorId: moderatorId,
    onceKey: `case:${caseId}`,
    data: { caseId, outcome },
  });
}

/**
 * Tells whoever appealed that the moderators wrote to them (`isGranted` null) or decided.
 * @param answerId the message or, for the decision, the appeal
 */
export async function tellOfAppeal(
  tx: Transaction,
  appeal: { id: string; actionId: string; personId: string; groupId: string | null },
  answer: { answerId: string; moderatorId: string; isGranted: boolean | null },
): Promise<void> {
  await tell(tx, {
    kind: "appeal-answered",
    to: [appeal.personId],
    actorId: answer.moderatorId,
    articleId: null,
    groupId: appeal.groupId,
    subjectId: appeal.id,
    onceKey: `appeal:${answer.answerId}:${answer.isGranted === null ? "said" : "decided"}`,
    data: { appealId: appeal.id, actionId: appeal.actionId, isGranted: answer.isGranted },
  });
}

/** Tells a group's moderators that something waits for them; once until they have read it, however much comes. */
export async function tellModerators(
  tx: Transaction,
  groupId: string,
  /** Whose words or flag it is; they are not told. */
  actorId: string | null,
): Promise<void> {
  const site =
    groupId === PUBLIC_GROUP_ID
      ? await tx.person.findMany({ where: { siteRole: { not: "person" } }, select: { id: true } })
      : [];
  const own = await tx.membership.findMany({
    where: { groupId, role: { in: ["owner", "moderator"] } },
    select: { personId: true },
  });
  await tell(tx, {
    kind: "queue-waiting",
    to: [...site.map(({ id }) => id), ...own.map(({ personId }) => personId)],
    actorId,
    articleId: null,
    groupId,
    subjectId: groupId,
    onceKey: `queue:${groupId}`,
    data: {},
  });
}
