import { canSeeWords } from "@/core/permissions";
import type { Standing } from "@/core/standing";
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
 * @param only to these people, where others were told before; left out: everybody
 */
export async function tellOfComment(
  tx: Transaction,
  commentId: string,
  only?: ReadonlySet<string>,
): Promise<void> {
  const comment = await findComment(tx, commentId);
  const { authorId, groupId, threadId } = comment;
  if (groupId === null || !canSeeWords(VISITOR, { ...comment, groupId })) return;
  const { muting, following } = await findReaders(tx, threadId);
  const owner = comment.annotatorId ? [comment.annotatorId] : [];
  const about = {
    actorId: authorId,
    articleId: comment.articleId,
    groupId,
    subjectId: commentId,
    data: { threadId },
  };
  const onceKey = `comment:${commentId}`;
  const among = (ids: readonly string[]) => (only ? ids.filter((id) => only.has(id)) : ids);
  const mentioned = comment.mentioned;
  await tell(tx, { ...about, kind: "mentioned", to: among(mentioned), onceKey });
  const answered = (comment.answeredId ? [comment.answeredId] : owner).filter((id) => !muting.has(id));
  await tell(tx, { ...about, kind: "replied", to: among(answered), onceKey });
  if (!comment.editedAt && !only) {
    const told = new Set([...mentioned, ...answered]);
    const followers = [...following, ...owner].filter((id) => !muting.has(id) && !told.has(id));
    await tell(tx, { ...about, kind: "thread-comment", to: followers, onceKey: `thread:${threadId}` });
  }
  if (!only) await followThread(tx, threadId, authorId);
}

interface CommentFound {
  authorId: string;
  deletedAt: Date | null;
  editedAt: Date | null;
  standing: Standing;
  threadId: string;
  articleId: string;
  groupId: string | null;
  annotatorId: string | null;
  answeredId: string | null;
  mentioned: string[];
}

async function findComment(tx: Transaction, id: string): Promise<CommentFound> {
  const [found] = await tx.$queryRaw<CommentFound[]>`
    SELECT c."authorId", c."deletedAt", c."editedAt", c.standing::text AS standing, c."threadId", t."articleId",
      t."groupId", n."authorId" AS "annotatorId", parent."authorId" AS "answeredId",
      ARRAY(SELECT m."personId" FROM "Mention" m WHERE m."commentId" = c.id) AS mentioned
    FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
    LEFT JOIN "Annotation" n ON n.id = t."annotationId"
    LEFT JOIN "Comment" parent ON parent.id = c."parentId"
    WHERE c.id = ${id}::uuid`;
  if (!found) throw new Error(`There is no comment ${id} to tell of.`);
  return found;
}

async function findReaders(tx: Transaction, threadId: string) {
  const readers = await tx.threadReader.findMany({
    where: { threadId, following: { not: null } },
    select: { personId: true, following: true },
  });
  const those = (which: "follow" | "mute") =>
    readers.filter(({ following }) => following === which).map(({ personId }) => personId);
  return { muting: new Set(those("mute")), following: those("follow") };
}

/** Somebody who has not said otherwise follows a thread from now on. */
async function followThread(tx: Transaction, threadId: string, personId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "ThreadReader" ("threadId", "personId", following)
    VALUES (${threadId}::uuid, ${personId}::uuid, 'follow')
    ON CONFLICT ("threadId", "personId") DO UPDATE SET following = 'follow'
    WHERE "ThreadReader".following IS NULL`;
}
