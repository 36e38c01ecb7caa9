import { USUAL_DIGEST_HOUR } from "@/core/notice-choice";
import { DELETED_PERSON_NAME } from "@/core/person";
import type { Transaction } from "@/server/db";

/**
 * Removes everything that says who a person was, wherever it stands; what is left of them is their id. Their
 * own words in groups are the matter of `takeBackWords` and `leaveWords`.
 */
export async function forgetPerson(
  tx: Transaction,
  { id, handle, email }: { id: string; handle: string; email: string | null },
): Promise<void> {
  const newHandle = `deleted-${id.replaceAll("-", "").slice(-12)}`;
  await endWaysIn(tx, id, email);
  await forgetReading(tx, id);
  await forgetNaming(tx, id, handle, newHandle);
  await forgetModeration(tx, id);
  await tx.person.update({
    where: { id },
    data: {
      status: "deleted",
      name: DELETED_PERSON_NAME,
      // The random end of a UUIDv7: nobody can choose a handle that begins like this.
      handle: newHandle,
      email: null,
      emailVerifiedAt: null,
      passwordHash: null,
      demoRole: null,
      siteRole: "person",
      deletionAt: null,
      deletionChoice: null,
      timeZone: null,
      digestHour: USUAL_DIGEST_HOUR,
      sessionVersion: { increment: 1 },
    },
    select: { id: true },
  });
}

async function endWaysIn(tx: Transaction, personId: string, email: string | null): Promise<void> {
  await tx.externalAccount.deleteMany({ where: { personId } });
  await tx.apiToken.deleteMany({ where: { personId } });
  await tx.passwordReset.deleteMany({ where: { personId } });
  if (email !== null) await tx.verificationToken.deleteMany({ where: { identifier: email } });
}

/** What they were told, chose, kept for themselves, followed and ignored. */
async function forgetReading(tx: Transaction, personId: string): Promise<void> {
  await tx.letter.deleteMany({ where: { personId } });
  await tx.notification.deleteMany({ where: { personId } });
  await tx.noticeChoice.deleteMany({ where: { personId } });
  await tx.savedQuery.deleteMany({ where: { personId, groupId: null } });
  await tx.threadReader.deleteMany({ where: { personId } });
  await tx.ignoredPerson.deleteMany({ where: { OR: [{ personId }, { ignoredId: personId }] } });
}

/** Where others named them, the handle of nobody stands from now on; nothing else of others' words changes. */
async function forgetNaming(tx: Transaction, id: string, handle: string, newHandle: string): Promise<void> {
  // Handles have only letters, digits and hyphens: nothing that a pattern could mean.
  const pattern = `@${handle}(?![a-z0-9-])`;
  await tx.$executeRaw`
    UPDATE "CommentRevision" r SET body = regexp_replace(r.body, ${pattern}, ${`@${newHandle}`}, 'gi')
    WHERE r.body ~* ${pattern} AND r."commentId" IN (
      SELECT "commentId" FROM "Mention" WHERE "personId" = ${id}::uuid)`;
  await tx.$executeRaw`
    UPDATE "Comment" c SET body = regexp_replace(c.body, ${pattern}, ${`@${newHandle}`}, 'gi')
    WHERE c.body ~* ${pattern} AND c.id IN (SELECT "commentId" FROM "Mention" WHERE "personId" = ${id}::uuid)`;
  await tx.mention.deleteMany({ where: { personId: id } });
}

/**
 * That something was flagged, done or appealed stays, for the log and its figures; what was written about it
 * does not: it speaks to them or of them.
 */
async function forgetModeration(tx: Transaction, personId: string): Promise<void> {
  await tx.flag.updateMany({ where: { reporterId: personId }, data: { body: "" } });
  await tx.moderationAction.updateMany({ where: { personId }, data: { message: "" } });
  await tx.appealMessage.updateMany({ where: { appeal: { personId } }, data: { body: "" } });
  await tx.memberNote.deleteMany({ where: { personId } });
}
