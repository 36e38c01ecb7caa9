import { conflict, forbidden, notFound } from "@/core/errors";
import type { ActionView } from "@/core/moderation/action";
import { canActOnSite, canModerateSite, canReadGroup, canUndo } from "@/core/permissions";
import type { Standing } from "@/core/standing";
import { moderation as words } from "@/messages/en/moderation";
import { idFrom } from "@/server/articles/access";
import { db, type Transaction } from "@/server/db";
import { lockStream, recordEvent } from "@/server/events";
import { consume } from "@/server/limits";
import { type ActionRow, actionSelect, beforeOf, toActionView } from "@/server/moderation/action-rows";
import { audit } from "@/server/moderation/audit";
import { replaceCodes } from "@/server/moderation/retag-commands";
import { setStanding } from "@/server/moderation/standing";
import { findSubject, standingIn } from "@/server/moderation/subjects";
import { setLock } from "@/server/moderation/thread-commands";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";

/**
 * Takes an action back: words stand as before, codes and locks too, and a sanction is lifted. Not where
 * something else was done since; that has to be undone first.
 * @throws AppError not-found, forbidden, conflict, rate-limited.
 */
export async function undoAction(actor: Actor, actionId: string): Promise<ActionView> {
  const person = requirePerson(actor);
  const id = idFrom(actionId, "action");
  await consume("write", person.id);
  const seen = await db.moderationAction.findUnique({ where: { id }, select: actionSelect });
  if (!seen || !mayKnow(person, seen)) throw notFound("action");
  const articleId = await articleOf(seen);
  return db.$transaction(async (tx) => {
    const row = await lockAction(tx, id, articleId);
    await requireMayUndo(tx, person, row);
    await undoIn(tx, person, row, articleId);
    const undone = await tx.moderationAction.findUniqueOrThrow({ where: { id }, select: actionSelect });
    return toActionView(tx, person, undone);
  });
}

const mayKnow = (person: SignedInActor, { groupId }: ActionRow): boolean =>
  groupId === null ? canModerateSite(person) : canReadGroup(person, groupId);

/** The article whose stream an action's undoing has to hold; null for what is about a person. */
export async function articleOf(row: ActionRow): Promise<string | null> {
  const { annotationId, commentId, threadId } = row;
  if (annotationId) {
    const found = await db.annotation.findUnique({
      where: { id: annotationId },
      select: { articleId: true },
    });
    return found?.articleId ?? null;
  }
  if (commentId) {
    const found = await db.comment.findUnique({
      where: { id: commentId },
      select: { thread: { select: { articleId: true } } },
    });
    return found?.thread.articleId ?? null;
  }
  if (!threadId) return null;
  const found = await db.thread.findUnique({ where: { id: threadId }, select: { articleId: true } });
  return found?.articleId ?? null;
}

/** Holds the article first, as every command does, and then the action. */
export async function lockAction(tx: Transaction, id: string, articleId: string | null): Promise<ActionRow> {
  if (articleId) await lockStream(tx, articleId);
  await tx.$queryRaw`SELECT 1 FROM "ModerationAction" WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.moderationAction.findUniqueOrThrow({ where: { id }, select: actionSelect });
}

async function requireMayUndo(tx: Transaction, person: SignedInActor, row: ActionRow): Promise<void> {
  const { groupId, personId, moderatorId } = row;
  if (groupId !== null) {
    const moderator = moderatorId === null ? null : await standingIn(tx, groupId, moderatorId);
    if (!canUndo(person, groupId, { personId, moderator })) throw forbidden(words.errors.mayNotUndo);
    return;
  }
  const concerned = personId
    ? await tx.person.findUnique({ where: { id: personId }, select: { siteRole: true } })
    : null;
  if (!personId || !concerned || !canActOnSite(person, { personId, siteRole: concerned.siteRole })) {
    throw forbidden(words.errors.mayNotUndo);
  }
}

/**
 * Undoes in the caller's transaction, which holds the article and the action; rights were asked.
 * @throws AppError conflict where it was undone already, or something else was done since.
 */
export async function undoIn(
  tx: Transaction,
  person: SignedInActor,
  row: ActionRow,
  articleId: string | null,
): Promise<void> {
  if (row.undoneAt) throw conflict(words.errors.alreadyUndone, await toActionView(tx, person, row));
  await tx.sanction.updateMany({
    where: { actionId: row.id, liftedAt: null },
    data: { liftedAt: new Date() },
  });
  if (row.kind === "retag") await undoRetag(tx, person, row);
  else if (row.threadId) await setLock(tx, person, row.threadId, row.kind === "unlock");
  else if (row.annotationId || row.commentId) await undoStanding(tx, person, row);
  await tx.moderationAction.update({
    where: { id: row.id },
    data: { undoneAt: new Date(), undoneById: person.id },
    select: { id: true },
  });
  await audit(tx, {
    action: "action.undone",
    actorId: person.id,
    groupId: row.groupId,
    articleId,
    subjectKind: "action",
    subjectId: row.id,
    personId: row.personId,
    data: { kind: row.kind },
  });
}

async function subjectOf(tx: Transaction, { annotationId, commentId }: ActionRow) {
  const on = annotationId ? { annotationId } : { commentId: commentId ?? "" };
  const subject = await findSubject(tx, on);
  if (!subject) throw conflict(words.errors.gone);
  return subject;
}

async function undoStanding(tx: Transaction, person: SignedInActor, row: ActionRow): Promise<void> {
  const subject = await subjectOf(tx, row);
  const before = beforeOf(row);
  const isLast = subject.standing === before.after && !(await wasLaterAction(tx, row));
  if (!isLast) throw conflict(words.errors.later);
  // What nobody but its author has seen is not published by taking something back.
  if (before.standing === "published" && subject.version !== before.version) {
    throw conflict(words.errors.changed, { version: subject.version });
  }
  await setStanding(tx, subject, (before.standing ?? "published") as Standing, { actorId: person.id });
  // What was kept before is kept still; what this action kept is not.
  const wasKept = before.keptVersion !== null && before.keptVersion !== undefined;
  const keptVersion = wasKept ? subject.version + 1 : null;
  if (subject.kind === "annotation") {
    await tx.annotation.update({ where: { id: subject.id }, data: { keptVersion }, select: { id: true } });
  } else {
    await tx.comment.update({ where: { id: subject.id }, data: { keptVersion }, select: { id: true } });
  }
  if (before.caseId) await reopen(tx, before.caseId, subject.version + 1);
}

/** Something that was done to the same words later and stands. */
const wasLaterAction = async (tx: Transaction, row: ActionRow): Promise<boolean> =>
  (await tx.moderationAction.count({
    where: {
      annotationId: row.annotationId,
      commentId: row.commentId,
      kind: { in: ["approve", "hide", "remove"] },
      undoneAt: null,
      subjectVersion: { gt: row.subjectVersion ?? 0 },
    },
  })) > 0;

/** The case that was decided waits again, unless another one does. */
async function reopen(tx: Transaction, caseId: string, subjectVersion: number): Promise<void> {
  const one = await tx.moderationCase.findUnique({
    where: { id: caseId },
    select: { annotationId: true, commentId: true },
  });
  if (!one || (await tx.moderationCase.count({ where: { ...one, decidedAt: null } })) > 0) return;
  await tx.moderationCase.update({
    where: { id: caseId },
    data: { decidedAt: null, decidedById: null, decision: null, subjectVersion, version: { increment: 1 } },
    select: { id: true },
  });
}

async function undoRetag(tx: Transaction, person: SignedInActor, row: ActionRow): Promise<void> {
  const subject = await subjectOf(tx, row);
  if (subject.version !== beforeOf(row).version) throw conflict(words.errors.later);
  await replaceCodes(tx, subject.id, beforeOf(row).codes ?? []);
  await recordEvent(tx, {
    articleId: subject.articleId,
    kind: "annotation-updated",
    actorId: person.id,
    groupId: subject.groupId,
    subjectId: subject.id,
  });
}
