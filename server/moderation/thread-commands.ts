import { conflict, forbidden, notFound } from "@/core/errors";
import { LockThreadSchema, type ThreadLockView } from "@/core/moderation/action";
import { canModerate, canReadGroup } from "@/core/permissions";
import { moderation as words } from "@/messages/en/moderation";
import { idFrom, readableArticle } from "@/server/articles/access";
import { db, type Transaction } from "@/server/db";
import { lockStream, recordEvent } from "@/server/events";
import { consume } from "@/server/limits";
import { writeAction } from "@/server/moderation/write-action";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";

/**
 * Locks a thread, so that only moderators go on writing in it, or opens it again. What it is already changes
 * nothing.
 * @throws AppError invalid, not-found, forbidden, rate-limited, conflict where it changed meanwhile.
 */
export async function lockThread(actor: Actor, threadId: string, input: unknown): Promise<ThreadLockView> {
  const person = requirePerson(actor);
  const id = idFrom(threadId, "thread");
  const { version, locked, message } = LockThreadSchema.parse(input);
  await consume("write", person.id);
  const thread = await db.thread.findUnique({ where: { id }, select: { articleId: true, groupId: true } });
  if (!thread?.groupId || !canReadGroup(person, thread.groupId)) throw notFound("thread");
  const { articleId, groupId } = thread;
  await readableArticle(person, articleId);
  if (!canModerate(person, groupId)) throw forbidden(words.errors.mayNotModerate);
  return db.$transaction(async (tx) => {
    await lockStream(tx, articleId);
    const now = await tx.thread.findUniqueOrThrow({
      where: { id },
      select: { version: true, lockedAt: true },
    });
    if ((now.lockedAt !== null) === locked) {
      return { threadId: id, locked, version: now.version, actionId: null };
    }
    if (now.version !== version) {
      throw conflict(words.errors.threadChanged, { version: now.version, locked: now.lockedAt !== null });
    }
    const next = await setLock(tx, person, id, locked);
    const kind = locked ? "lock" : "unlock";
    const action = await writeAction(
      tx,
      { kind, groupId, threadId: id, personId: null, moderatorId: person.id, message },
      articleId,
      true,
    );
    return { threadId: id, locked, version: next, actionId: action.id };
  });
}

/** Locks or opens, with the article's stream held, and says so. @returns the thread's new version */
export async function setLock(
  tx: Transaction,
  person: SignedInActor,
  threadId: string,
  isLocked: boolean,
): Promise<number> {
  const { version, articleId, groupId, annotationId } = await tx.thread.update({
    where: { id: threadId },
    data: {
      lockedAt: isLocked ? new Date() : null,
      lockedById: isLocked ? person.id : null,
      version: { increment: 1 },
    },
    select: { version: true, articleId: true, groupId: true, annotationId: true },
  });
  await recordEvent(tx, {
    articleId,
    kind: "thread-updated",
    actorId: person.id,
    groupId,
    subjectId: threadId,
    data: { annotationId, locked: isLocked },
  });
  return version;
}
