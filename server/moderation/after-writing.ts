import type { Screening } from "@/core/moderation/hold";
import type { Subject } from "@/core/moderation/subject";
import { db, type Transaction } from "@/server/db";
import { audit } from "@/server/moderation/audit";
import { putBeforeModerators, putScreened } from "@/server/moderation/open-cases";
import { screenMany } from "@/server/moderation/screening";
import { setStanding } from "@/server/moderation/standing";
import { findSubject, type SubjectRow } from "@/server/moderation/subjects";
import type { SignedInActor } from "@/server/session";

/** The entry in the audit log of what somebody did with words of a group; what is private has none. */
export async function auditWords(
  tx: Transaction,
  person: SignedInActor,
  on: Subject,
  done: "deleted" | "restored",
): Promise<void> {
  const row = await findSubject(tx, on);
  if (row) await auditRow(tx, person, row, done);
}

const auditRow = (
  tx: Transaction,
  person: SignedInActor,
  row: SubjectRow,
  done: string,
  data: Record<string, unknown> = {},
) =>
  audit(tx, {
    action: `${row.kind}.${done}`,
    actorId: person.id,
    groupId: row.groupId,
    articleId: row.articleId,
    subjectKind: row.kind,
    subjectId: row.id,
    personId: row.authorId,
    data,
  });

/** What follows from a new comment, in its transaction: its entry in the audit log, and its case if it has one. */
export async function afterComment(
  tx: Transaction,
  person: SignedInActor,
  commentId: string,
  screening: Screening,
): Promise<void> {
  const row = await findSubject(tx, { commentId });
  if (!row) return;
  await auditRow(tx, person, row, "created", { standing: row.standing });
  await putScreened(tx, row, screening);
}

/**
 * What follows from an edit, in its transaction and under the article's lock: published words that met a rule
 * are held again; words that were withheld are put before the moderators in their new version.
 */
export async function afterEdit(
  tx: Transaction,
  person: SignedInActor,
  on: Subject,
  screening: Screening,
): Promise<void> {
  const row = await findSubject(tx, on);
  // Private by now.
  if (!row) return;
  await auditRow(tx, person, row, "edited", { version: row.version, held: screening.isHeld });
  if (row.standing !== "published") {
    const why = [...screening.why, { rule: "edited" as const }];
    await putBeforeModerators(tx, row, { isPending: true, isSuspect: screening.isSuspect, why });
  } else if (screening.isHeld) {
    const version = await setStanding(tx, row, "held", { actorId: null });
    await putScreened(tx, { ...row, version }, screening);
  } else {
    await putScreened(tx, row, screening);
  }
}

/** In another layer, the moderators of the one that it left have nothing to decide about it. */
export async function closeCaseOfMoved(tx: Transaction, annotationId: string): Promise<void> {
  await tx.moderationCase.updateMany({
    where: { annotationId, decidedAt: null },
    data: { decidedAt: new Date(), decision: "moved", version: { increment: 1 } },
  });
}

/** What a group's rules say of the author's own comments on a private annotation that is moved into it. */
export async function screenThread(
  person: SignedInActor,
  annotationId: string,
  groupId: string | null,
): Promise<Map<string, Screening>> {
  if (groupId === null) return new Map();
  const comments = await db.comment.findMany({
    where: { thread: { annotationId }, deletedAt: null },
    select: { id: true, body: true },
  });
  const found = await screenMany(
    person,
    groupId,
    comments.map(({ body }) => body),
  );
  return new Map(comments.flatMap(({ id }, index) => (found[index] ? [[id, found[index]] as const] : [])));
}

/** What follows for those comments, in the transaction of the move: they were never looked at either. */
export async function afterMove(
  tx: Transaction,
  person: SignedInActor,
  comments: ReadonlyMap<string, Screening>,
): Promise<void> {
  for (const [commentId, screening] of comments) {
    if (screening.isHeld || screening.isSuspect) await afterEdit(tx, person, { commentId }, screening);
  }
}
