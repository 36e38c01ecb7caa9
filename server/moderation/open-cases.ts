import type { Screening, Why } from "@/core/moderation/hold";
import { newId } from "@/core/new-id";
import type { Transaction } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import { tellModerators } from "@/server/notifications/tell-of-moderation";

/** An annotation or comment of a group, as a case names it. */
export interface CaseSubject {
  groupId: string;
  articleId: string;
  annotationId: string | null;
  commentId: string | null;
  authorId: string;
  /** The version that moderators have to look at. */
  version: number;
}

export interface CaseNews {
  isPending?: boolean;
  isSuspect?: boolean;
  isFlagged?: boolean;
  /** Takes the place of what stood there before; left out, that stays. */
  why?: Why[];
}

/**
 * Puts an annotation or comment before the moderators: opens its case, or brings the open one up to date. The
 * caller holds the article's stream, so that there is one. A claim stays; a new version of the words is a new
 * version of the case.
 * @returns the case's id
 */
export async function putBeforeModerators(
  tx: Transaction,
  subject: CaseSubject,
  news: CaseNews,
): Promise<string> {
  const { groupId, articleId, annotationId, commentId, authorId, version: subjectVersion } = subject;
  const known = await tx.moderationCase.findFirst({
    where: { annotationId, commentId, decidedAt: null },
    select: { id: true, subjectVersion: true },
  });
  const kinds = {
    ...(news.isPending && { isPending: true }),
    ...(news.isSuspect && { isSuspect: true }),
    ...(news.isFlagged && { isFlagged: true }),
    ...(news.why && { why: news.why as unknown as Prisma.InputJsonArray }),
  };
  if (known) {
    const isNewVersion = known.subjectVersion !== subjectVersion;
    await tx.moderationCase.update({
      where: { id: known.id },
      data: { ...kinds, subjectVersion, ...(isNewVersion && { version: { increment: 1 } }) },
      select: { id: true },
    });
    return known.id;
  }
  const id = newId();
  await tx.moderationCase.create({
    data: { id, groupId, articleId, annotationId, commentId, authorId, subjectVersion, ...kinds },
    select: { id: true },
  });
  await tellModerators(tx, groupId, authorId);
  return id;
}

/** What a screening found, put before the moderators; nothing where it found nothing. */
export async function putScreened(tx: Transaction, subject: CaseSubject, found: Screening): Promise<void> {
  if (!found.isHeld && !found.isSuspect) return;
  await putBeforeModerators(tx, subject, {
    isPending: found.isHeld,
    isSuspect: found.isSuspect,
    why: found.why,
  });
}
