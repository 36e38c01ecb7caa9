import { AppError, conflict, forbidden } from "@/core/errors";
import { FlagDraftSchema, type FlagView, MODERATOR_FLAG_WEIGHT } from "@/core/moderation/flag";
import { canFlag } from "@/core/permissions";
import { moderation as words } from "@/messages/en/moderation";
import { db, type Transaction } from "@/server/db";
import { lockStream } from "@/server/events";
import { consume } from "@/server/limits";
import { audit } from "@/server/moderation/audit";
import { flagSelect, toFlagView } from "@/server/moderation/flag-queries";
import { moderatorIdsOf } from "@/server/moderation/moderators";
import { putBeforeModerators } from "@/server/moderation/open-cases";
import { setStanding } from "@/server/moderation/standing";
import { findSubject, type SubjectRow, visibleSubject } from "@/server/moderation/subjects";
import { aboutWords, writeAction } from "@/server/moderation/write-action";
import { type Actor, requirePerson } from "@/server/session";

/**
 * Tells the moderators that something is wrong with words. Once per person and version: the same again answers
 * the same. Enough weight hides the words until somebody has looked; a version that was looked at and kept is
 * not put before them again.
 * @throws AppError invalid, not-found for what the actor does not see, forbidden for one's own words,
 *   rate-limited, conflict where the words changed since.
 */
export async function createFlag(actor: Actor, input: unknown): Promise<FlagView> {
  const person = requirePerson(actor);
  const draft = FlagDraftSchema.parse(input);
  await consume("write", person.id);
  const seen = await visibleSubject(person, draft.on);
  if (!canFlag(person, seen)) {
    throw forbidden(seen.authorId === person.id ? words.errors.ownWords : words.errors.mayNotModerate);
  }
  return db.$transaction(async (tx) => {
    await lockStream(tx, seen.articleId);
    const row = await findSubject(tx, draft.on);
    if (!row || row.deletedAt) throw new AppError("gone", words.errors.gone);
    const { annotationId, commentId } = row;
    const mine = { annotationId, commentId, reporterId: person.id };
    const known = await tx.flag.findFirst({
      where: { ...mine, subjectVersion: draft.version },
      select: flagSelect,
    });
    if (known) return toFlagView(known);
    if (row.version !== draft.version && !(await wasFlaggedWith(tx, row, draft.version))) {
      throw conflict(words.errors.changed, { version: row.version });
    }
    const isKept = row.keptVersion === row.version;
    const caseId = isKept ? null : await putBeforeModerators(tx, row, { isFlagged: true });
    const flag = await tx.flag.create({
      data: {
        id: draft.id,
        ...mine,
        subjectVersion: draft.version,
        caseId,
        reason: draft.reason,
        body: draft.body.trim(),
      },
      select: flagSelect,
    });
    await audit(tx, {
      action: `${row.kind}.flagged`,
      actorId: person.id,
      groupId: row.groupId,
      articleId: row.articleId,
      subjectKind: row.kind,
      subjectId: row.id,
      personId: row.authorId,
      reason: draft.reason,
      data: { flagId: flag.id, version: draft.version },
    });
    if (caseId) await weigh(tx, row, caseId, draft.version);
    return toFlagView(flag);
  });
}

/** The flags of one moment: those before hid the words, which made a new version of them, and nothing else did. */
const wasFlaggedWith = async (tx: Transaction, row: SubjectRow, version: number): Promise<boolean> =>
  row.standing === "hidden" &&
  row.version === version + 1 &&
  (await tx.flag.findFirst({
    where: {
      annotationId: row.annotationId,
      commentId: row.commentId,
      subjectVersion: version,
      case: { decidedAt: null, subjectVersion: row.version },
    },
    select: { id: true },
  })) !== null;

/** Adds up what the flags of this version weigh, and hides the words at the group's threshold. */
async function weigh(tx: Transaction, row: SubjectRow, caseId: string, version: number): Promise<void> {
  const flags = await tx.flag.findMany({
    where: { caseId, subjectVersion: version },
    select: { reporterId: true },
  });
  const moderators = new Set(await moderatorIdsOf(tx, row.groupId));
  const weight = flags.reduce(
    (sum, { reporterId }) => sum + (moderators.has(reporterId) ? MODERATOR_FLAG_WEIGHT : 1),
    0,
  );
  await tx.moderationCase.update({
    where: { id: caseId },
    data: { flagWeight: weight },
    select: { id: true },
  });
  const { flagThreshold } = await tx.group.findUniqueOrThrow({
    where: { id: row.groupId },
    select: { flagThreshold: true },
  });
  if (flagThreshold === 0 || weight < flagThreshold || row.standing !== "published") return;
  // What nobody but their author could review stays: it would be hidden for good.
  moderators.delete(row.authorId);
  if (moderators.size === 0) return;
  const hidden = await setStanding(tx, row, "hidden", { actorId: null });
  await tx.moderationCase.update({
    where: { id: caseId },
    data: { subjectVersion: hidden, version: { increment: 1 } },
    select: { id: true },
  });
  await writeAction(
    tx,
    {
      ...aboutWords(row),
      kind: "hide",
      moderatorId: null,
      subjectVersion: row.version,
      reason: "flags",
      before: {
        standing: row.standing,
        after: "hidden",
        keptVersion: row.keptVersion,
        version,
        caseId: null,
      },
    },
    row.articleId,
  );
}
