import type { ActionKind } from "@/core/moderation/subject";
import { newId } from "@/core/new-id";
import type { Transaction } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import { type ActionRow, actionSelect, type Before } from "@/server/moderation/action-rows";
import { type AuditRecord, audit } from "@/server/moderation/audit";
import type { SubjectRow } from "@/server/moderation/subjects";
import { tellOfAction } from "@/server/notifications/tell-of-moderation";

export interface NewAction {
  kind: ActionKind;
  groupId: string | null;
  /** Null: flags did it. */
  moderatorId: string | null;
  personId: string | null;
  annotationId?: string | null;
  commentId?: string | null;
  threadId?: string | null;
  subjectVersion?: number;
  reason?: string;
  message?: string;
  before?: Before;
}

/**
 * Writes what a moderator did, with its entry in the audit log, and tells the person whom it concerns.
 * @param isQuiet what changes nothing for that person: words that were kept, a thread that was locked
 */
export async function writeAction(
  tx: Transaction,
  { before = {}, ...action }: NewAction,
  articleId: string | null,
  isQuiet = false,
): Promise<ActionRow> {
  const row = await tx.moderationAction.create({
    data: { id: newId(), ...action, before: before as Prisma.InputJsonObject },
    select: actionSelect,
  });
  await audit(tx, {
    ...subjectOf(row),
    actorId: row.moderatorId,
    groupId: row.groupId,
    articleId,
    personId: row.personId,
    reason: row.reason,
    data: { actionId: row.id, version: row.subjectVersion, from: before.standing },
  });
  if (!isQuiet) await tellOfAction(tx, row, articleId);
  return row;
}

function subjectOf(row: ActionRow): Pick<AuditRecord, "action" | "subjectKind" | "subjectId"> {
  const named = (subjectKind: AuditRecord["subjectKind"], subjectId: string) => ({
    action: `${subjectKind}.${row.kind}`,
    subjectKind,
    subjectId,
  });
  if (row.annotationId) return named("annotation", row.annotationId);
  if (row.commentId) return named("comment", row.commentId);
  if (row.threadId) return named("thread", row.threadId);
  return named("person", row.personId ?? row.id);
}

/** The columns of an action about an annotation or a comment. */
export const aboutWords = (row: SubjectRow) => ({
  groupId: row.groupId,
  personId: row.authorId,
  annotationId: row.annotationId,
  commentId: row.commentId,
});
