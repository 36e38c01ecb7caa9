import type { EventKind } from "@/core/event";
import type { Standing } from "@/core/standing";
import { countComment } from "@/server/comments/counts";
import { hasShownReplies, raiseTombstones, sweepTombstones } from "@/server/comments/tombstones";
import type { Transaction } from "@/server/db";
import { recordEvent } from "@/server/events";
import type { SubjectRow } from "@/server/moderation/subjects";

/**
 * Gives words another standing, with all that hangs on it: counts, tombstones, the version and the event. The
 * caller holds the article's stream and has read `row` under it.
 * @param actorId null where nobody did it: flags, or a rule
 * @returns the words' new version
 */
export async function setStanding(
  tx: Transaction,
  row: SubjectRow,
  standing: Standing,
  { actorId, keeps = false }: { actorId: string | null; keeps?: boolean },
): Promise<number> {
  const version = row.version + 1;
  const data = { standing, version, ...(keeps && { keptVersion: version }) };
  if (row.kind === "annotation") {
    const isTombstone = await keepsPlace(tx, row, standing);
    await tx.annotation.update({
      where: { id: row.id },
      data: { ...data, isTombstone },
      select: { id: true },
    });
  } else {
    await setCommentStanding(tx, row, data);
  }
  const kind: EventKind = row.kind === "annotation" ? "annotation-updated" : "comment-updated";
  await recordEvent(tx, {
    articleId: row.articleId,
    kind,
    actorId,
    groupId: row.groupId,
    subjectId: row.id,
    data: { standing },
  });
  return version;
}

/** A withheld annotation keeps its place while others' comments hang on it, as a deleted one does. */
async function keepsPlace(tx: Transaction, row: SubjectRow, standing: Standing): Promise<boolean> {
  if (row.deletedAt) return row.isTombstone;
  if (standing === "published") return false;
  const others = await tx.comment.count({
    where: {
      thread: { annotationId: row.id },
      authorId: { not: row.authorId },
      deletedAt: null,
      standing: "published",
    },
  });
  return others > 0;
}

async function setCommentStanding(
  tx: Transaction,
  row: SubjectRow,
  data: { standing: Standing; version: number; keptVersion?: number },
): Promise<void> {
  const { id, threadId, parentId } = row;
  const place = { threadId: threadId ?? "", parentId };
  const was = row.deletedAt === null && row.standing === "published";
  const is = row.deletedAt === null && data.standing === "published";
  const isTombstone = row.deletedAt ? row.isTombstone : !is && (await hasShownReplies(tx, id));
  await tx.comment.update({ where: { id }, data: { ...data, isTombstone }, select: { id: true } });
  if (was === is) return;
  await countComment(tx, place, is ? 1 : -1);
  if (is) await raiseTombstones(tx, id);
  else if (!isTombstone) await sweepTombstones(tx, id);
}
