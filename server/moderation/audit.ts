import type { Transaction } from "@/server/db";

export interface AuditRecord {
  /** `noun.done`, as in `comment.removed`. */
  action: string;
  actorId: string | null;
  groupId: string | null;
  articleId?: string | null;
  subjectKind:
    | "annotation"
    | "comment"
    | "thread"
    | "person"
    | "group"
    | "case"
    | "appeal"
    | "action"
    | "word"
    | "task"
    | "codebook";
  subjectId: string;
  /** Whom it concerns. */
  personId?: string | null;
  reason?: string;
  /** Ids, numbers and names of states; never words that somebody wrote, which must be able to go. */
  data?: Record<string, unknown>;
}

/** Writes who did what, in the transaction of what was done. The database refuses to change or lose it. */
export async function audit(tx: Transaction, entry: AuditRecord): Promise<void> {
  await auditAll(tx, [entry]);
}

export async function auditAll(tx: Transaction, entries: readonly AuditRecord[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.auditEntry.createMany({
    data: entries.map(({ articleId = null, personId = null, reason = "", data = {}, ...entry }) => ({
      ...entry,
      articleId,
      personId,
      reason,
      data: data as object,
    })),
  });
}
