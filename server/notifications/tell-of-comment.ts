import { canSeeWords } from "@/core/permissions";
import type { Transaction } from "@/server/db";
import { tell } from "@/server/notifications/tell";
import { VISITOR } from "@/server/session";

/**
 * Tells of a comment that others can see from now on: who is named in it (its `Mention` rows), whom it answers,
 * and who follows its thread. Each person hears of it once, in the first of these parts that is theirs.
 * Call it once the comment, its mentions and its thread are written: when it is made, or when what was held is
 * let through. Called again, after an edit that names somebody new say, it tells only them.
 *
 * Whoever writes in a thread follows it from then on. Who muted a thread hears of it only by name.
 */
export async function tellOfComment(tx: Transaction, commentId: string): Promise<void> {
  const comment = await tx.comment.findUniqueOrThrow({
    where: { id: commentId },
    select: {
      authorId: true,
      deletedAt: true,
      standing: true,
      editedAt: true,
      parent: { select: { authorId: true } },
      mentions: { select: { personId: true } },
      thread: {
        select: {
          id: true,
          articleId: true,
          groupId: true,
          annotation: { select: { authorId: true } },
          readers: { where: { following: { not: null } }, select: { personId: true, following: true } },
        },
      },
    },
  });
  const { authorId, thread } = comment;
  const { groupId } = thread;
  if (groupId === null || !canSeeWords(VISITOR, { ...comment, groupId })) return;
  const muting = new Set(ids(thread.readers.filter(({ following }) => following === "mute")));
  const owner = thread.annotation ? [thread.annotation.authorId] : [];
  const about = {
    actorId: authorId,
    articleId: thread.articleId,
    groupId,
    subjectId: commentId,
    data: { threadId: thread.id },
  };
  const onceKey = `comment:${commentId}`;
  const mentioned = ids(comment.mentions);
  await tell(tx, { ...about, kind: "mentioned", to: mentioned, onceKey });
  const answered = (comment.parent ? [comment.parent.authorId] : owner).filter((id) => !muting.has(id));
  await tell(tx, { ...about, kind: "replied", to: answered, onceKey });
  if (!comment.editedAt) {
    const told = new Set([...mentioned, ...answered]);
    const followers = [...ids(thread.readers), ...owner].filter((id) => !muting.has(id) && !told.has(id));
    await tell(tx, { ...about, kind: "thread-comment", to: followers, onceKey: `thread:${thread.id}` });
  }
  await followThread(tx, thread.id, authorId);
}

const ids = (rows: readonly { personId: string }[]): string[] => rows.map(({ personId }) => personId);

/** Somebody who has not said otherwise follows a thread from now on. */
async function followThread(tx: Transaction, threadId: string, personId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "ThreadReader" ("threadId", "personId", following)
    VALUES (${threadId}::uuid, ${personId}::uuid, 'follow')
    ON CONFLICT ("threadId", "personId") DO UPDATE SET following = 'follow'
    WHERE "ThreadReader".following IS NULL`;
}
