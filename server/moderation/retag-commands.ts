import { AppError, conflict, forbidden, notFound } from "@/core/errors";
import { type ActionView, RetagSchema } from "@/core/moderation/action";
import { canActOn, canModerate } from "@/core/permissions";
import { moderation as words } from "@/messages/en/moderation";
import { writeCodes } from "@/server/annotations/write-codes";
import { checkCodes } from "@/server/codebooks/usable-codes";
import { db, type Transaction } from "@/server/db";
import { lockStream, recordEvent } from "@/server/events";
import { consume } from "@/server/limits";
import { toActionView } from "@/server/moderation/action-rows";
import { findSubject, standingIn, visibleSubject } from "@/server/moderation/subjects";
import { aboutWords, writeAction } from "@/server/moderation/write-action";
import { type Actor, requirePerson } from "@/server/session";

/**
 * Gives somebody's annotation other codes. Their note is theirs alone and stays.
 * @throws AppError invalid, not-found, forbidden, gone, rate-limited, conflict where it changed meanwhile.
 */
export async function retag(actor: Actor, input: unknown): Promise<ActionView> {
  const person = requirePerson(actor);
  const { annotationId, version, codes, reason, message } = RetagSchema.parse(input);
  await consume("write", person.id);
  const seen = await visibleSubject(person, { annotationId });
  if (!canModerate(person, seen.groupId)) throw forbidden(words.errors.mayNotModerate);
  await checkCodes(codes, seen.groupId);
  return db.$transaction(async (tx) => {
    await lockStream(tx, seen.articleId);
    const row = await findSubject(tx, { annotationId });
    if (!row) throw notFound("annotation");
    if (row.deletedAt) throw new AppError("gone", words.errors.gone);
    if (row.version !== version) throw conflict(words.errors.changed, { version: row.version });
    if (!canActOn(person, row.groupId, await standingIn(tx, row.groupId, row.authorId))) {
      throw forbidden(row.authorId === person.id ? words.errors.ownCase : words.errors.higherRole);
    }
    const before = await tx.annotationCode.findMany({
      where: { annotationId },
      orderBy: { position: "asc" },
      select: { codeId: true },
    });
    await replaceCodes(tx, annotationId, codes);
    await recordEvent(tx, {
      articleId: row.articleId,
      kind: "annotation-updated",
      actorId: person.id,
      groupId: row.groupId,
      subjectId: row.id,
    });
    const action = await writeAction(
      tx,
      {
        ...aboutWords(row),
        kind: "retag",
        moderatorId: person.id,
        subjectVersion: row.version,
        reason,
        message,
        before: { codes: before.map(({ codeId }) => codeId), version: row.version + 1 },
      },
      row.articleId,
    );
    return toActionView(tx, person, action);
  });
}

/** Other codes, in their order, and the next version. */
export async function replaceCodes(
  tx: Transaction,
  annotationId: string,
  codes: readonly string[],
): Promise<void> {
  await writeCodes(tx, annotationId, codes);
  await tx.annotation.update({
    where: { id: annotationId },
    data: { version: { increment: 1 }, updatedAt: new Date() },
    select: { id: true },
  });
}
