import {
  type CommentChanges,
  CommentChangesSchema,
  CommentDraftSchema,
  type ExchangedCommentChanges,
  ExchangedCommentChangesSchema,
  type ExchangedCommentDraft,
  ExchangedCommentDraftSchema,
  type ThreadCommentView,
  type ThreadTarget,
} from "@/core/comment";
import { AppError, conflict, forbidden, invalid, notFound } from "@/core/errors";
import { newId } from "@/core/new-id";
import {
  canCommentOn,
  canDeleteWritten,
  canEditWritten,
  canReadGroup,
  canReadWritten,
  canRestoreWritten,
  canWriteIn,
  canWriteInThread,
  type WrittenFacts,
} from "@/core/permissions";
import { moderation } from "@/messages/en/moderation";
import { findAnnotation, readable } from "@/server/annotations/rows";
import { readableArticle } from "@/server/articles/access";
import { countComment } from "@/server/comments/counts";
import { writeMentions } from "@/server/comments/mentions";
import { readableComment } from "@/server/comments/queries";
import { requireQuotedWords } from "@/server/comments/quotes";
import { type CommentRow, commentSelect, isReadableComment, threadFacts } from "@/server/comments/rows";
import { hasShownReplies, raiseTombstones, sweepTombstones } from "@/server/comments/tombstones";
import { db, type Transaction } from "@/server/db";
import { draftHash } from "@/server/draft-hash";
import { lockStream, recordEvent } from "@/server/events";
import { Prisma } from "@/server/generated/prisma/client";
import { consume } from "@/server/limits";
import { afterComment, afterEdit, auditWords } from "@/server/moderation/after-writing";
import { mayNotWrite } from "@/server/moderation/refuse-barred";
import { screenEdit, screenWords } from "@/server/moderation/screening";
import { tellOfComment } from "@/server/notifications/tell-of-comment";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { threadCommentOf } from "@/server/threads/comment-views";
import { isUniqueViolation } from "@/server/unique-violation";

interface ThreadPlace {
  articleId: string;
  groupId: string | null;
  annotationId: string | null;
  /** Of the annotation; null where it is on the whole article. */
  authorId: string | null;
}

/**
 * Says something in a thread; the first comment opens it. The same draft sent again is the same comment.
 * @throws AppError invalid, not-found, forbidden, rate-limited, conflict for a taken id, gone for a parent
 *   that was deleted.
 */
export async function createComment(actor: Actor, input: unknown): Promise<ThreadCommentView> {
  requirePerson(actor);
  const draft = CommentDraftSchema.parse(input);
  return create(actor, { ...draft, via: [], canonical: null, foreign: null }, draftHash(draft));
}

/** The same for what came from another tool, which keeps what that tool said of it. */
export async function createExchangedComment(actor: Actor, input: unknown): Promise<ThreadCommentView> {
  const draft = ExchangedCommentDraftSchema.parse(input);
  return create(actor, draft, draftHash(draft));
}

async function create(actor: Actor, draft: ExchangedCommentDraft, hash: string): Promise<ThreadCommentView> {
  const person = requirePerson(actor);
  await consume("write", person.id);
  const place = await placeOf(actor, draft.on);
  const known = await db.comment.findUnique({ where: { id: draft.id }, select: commentSelect });
  if (known) return sameComment(person, known, hash);
  if (draft.quote) await requireQuotedWords(place.articleId, draft.quote);
  const screening = await screenWords(person, place.groupId, draft.body);
  try {
    await db.$transaction(async (tx) => {
      await lockStream(tx, place.articleId);
      if (place.annotationId) await requireAnnotationStillHere(tx, place.annotationId);
      const threadId = await openThread(tx, person, place);
      const parent = draft.parentId ? await liveParent(tx, person, draft.parentId, place, threadId) : null;
      const made = await tx.comment.create({
        data: {
          id: draft.id,
          threadId,
          parentId: draft.parentId,
          depth: parent === null ? 0 : parent.depth + 1,
          authorId: person.id,
          body: draft.body,
          quote: draft.quote ?? Prisma.DbNull,
          draftHash: hash,
          ...(screening.isHeld && { standing: "held" }),
          ...elsewhere(draft),
        },
        select: commentSelect,
      });
      await writeMentions(tx, { ...made, ...made.thread });
      if (!screening.isHeld) await countComment(tx, made, 1);
      await record(tx, person, made, "comment-created");
      await afterComment(tx, person, made.id, screening);
      await tellOfComment(tx, made.id);
    });
    return await threadCommentOf(actor, draft.id);
  } catch (thrown) {
    if (!isUniqueViolation(thrown)) throw thrown;
    const first = await db.comment.findUnique({ where: { id: draft.id }, select: commentSelect });
    return sameComment(person, first, hash);
  }
}

/** The columns of what another tool said of it. */
const elsewhere = ({
  via,
  canonical,
  foreign,
}: Pick<ExchangedCommentDraft, "via" | "canonical" | "foreign">) => ({
  via,
  canonical,
  foreign: (foreign as Prisma.InputJsonObject | null) ?? Prisma.DbNull,
});

async function placeOf(actor: Actor, on: ThreadTarget): Promise<ThreadPlace> {
  if ("annotationId" in on) {
    const annotation = readable(actor, await findAnnotation(db, on.annotationId));
    await readableArticle(actor, annotation.articleId);
    if (!canCommentOn(actor, annotation)) throw await mayNotWrite(requirePerson(actor), annotation.groupId);
    const { articleId, groupId, authorId, id: annotationId } = annotation;
    return { articleId, groupId, annotationId, authorId };
  }
  const article = await readableArticle(actor, on.articleId);
  if (!canReadGroup(actor, on.groupId)) throw notFound("group");
  if (!canWriteIn(actor, on.groupId)) throw await mayNotWrite(requirePerson(actor), on.groupId);
  return { articleId: article.id, groupId: on.groupId, annotationId: null, authorId: null };
}

async function sameComment(
  person: SignedInActor,
  row: CommentRow | null,
  hash: string,
): Promise<ThreadCommentView> {
  if (!row || row.authorId !== person.id || row.draftHash !== hash) {
    throw conflict("This id belongs to something else. Send it again with a new one.");
  }
  if (row.deletedAt) throw new AppError("gone", "This comment was made and then deleted.");
  return threadCommentOf(person, row.id);
}

/** With the stream locked nobody can delete it any more; before that, somebody may have. */
async function requireAnnotationStillHere(tx: Transaction, annotationId: string): Promise<void> {
  const now = await tx.annotation.findUnique({
    where: { id: annotationId },
    select: { deletedAt: true, isTombstone: true },
  });
  if (!now || (now.deletedAt && !now.isTombstone)) {
    throw new AppError("gone", "This annotation was deleted meanwhile. Your words are kept here.");
  }
}

/** The thread at a place, made if it is the first word there. The stream's lock keeps it from being made twice. */
async function openThread(tx: Transaction, person: SignedInActor, place: ThreadPlace): Promise<string> {
  const { articleId, groupId, annotationId } = place;
  const at = { articleId, groupId, annotationId };
  const found = await tx.thread.findFirst({ where: at, select: { id: true, lockedAt: true } });
  if (!found) return (await tx.thread.create({ data: { id: newId(), ...at }, select: { id: true } })).id;
  requireOpen(person, { ...place, isLocked: found.lockedAt !== null });
  return found.id;
}

function requireOpen(person: SignedInActor, thread: WrittenFacts & { isLocked: boolean }): void {
  if (thread.isLocked && !canWriteInThread(person, thread)) {
    throw forbidden(
      "This discussion is locked: it can be read, but nothing is added to it. Your words are kept here.",
    );
  }
}

async function liveParent(
  tx: Transaction,
  person: SignedInActor,
  parentId: string,
  place: ThreadPlace,
  threadId: string,
): Promise<{ depth: number }> {
  const parent = await tx.comment.findUnique({
    where: { id: parentId },
    select: { threadId: true, authorId: true, deletedAt: true, standing: true, depth: true },
  });
  const isThere =
    parent && parent.threadId === threadId && canReadWritten(person, { ...place, authorId: parent.authorId });
  if (!isThere) throw invalid("parentId", "There is no such comment in this thread.");
  if (parent.deletedAt || parent.standing !== "published") {
    throw new AppError("gone", "The comment you answer is no longer there. Your words are kept here.");
  }
  return parent;
}

const record = (
  tx: Transaction,
  person: SignedInActor,
  row: CommentRow,
  kind: "comment-created" | "comment-updated" | "comment-deleted" | "comment-restored",
) =>
  recordEvent(tx, {
    articleId: row.thread.articleId,
    kind,
    actorId: person.id,
    groupId: row.thread.groupId,
    subjectId: row.id,
    data: { annotationId: row.thread.annotationId, parentId: row.parentId },
  });

/**
 * Edits a comment; what it said before is kept in its history.
 * @throws AppError conflict with both states when it changed meanwhile.
 */
export async function updateComment(actor: Actor, id: string, input: unknown): Promise<ThreadCommentView> {
  requirePerson(actor);
  return update(actor, id, CommentChangesSchema.parse(input));
}

/** The same with what another tool says of it. */
export async function updateExchangedComment(
  actor: Actor,
  id: string,
  input: unknown,
): Promise<ThreadCommentView> {
  return update(actor, id, ExchangedCommentChangesSchema.parse(input));
}

async function update(
  actor: Actor,
  id: string,
  changes: CommentChanges | ExchangedCommentChanges,
): Promise<ThreadCommentView> {
  const person = requirePerson(actor);
  await consume("write", person.id);
  const screening = await screenEdit(person, id, changes.body);
  let isStale = false;
  const view = await changeComment(actor, id, async (tx, row) => {
    if (row.deletedAt) throw notFound("comment");
    if (row.standing === "removed") throw forbidden(moderation.errors.removedStays);
    if (!canEditWritten(actor, { groupId: row.thread.groupId, authorId: row.authorId })) {
      throw forbidden("Only its author can edit a comment.");
    }
    requireOpen(person, { ...threadFacts(row.thread), isLocked: row.thread.lockedAt !== null });
    isStale = row.version !== changes.version;
    if (isStale) return;
    const isSaid = row.body === changes.body;
    if (isSaid && !("via" in changes)) return;
    if (!isSaid) {
      await tx.commentRevision.create({
        data: {
          commentId: id,
          version: row.version,
          body: row.body,
          groupId: row.thread.groupId,
          standing: row.standing,
          createdAt: row.editedAt ?? row.createdAt,
        },
        select: { version: true },
      });
    }
    await tx.comment.update({
      where: { id },
      data: {
        version: { increment: 1 },
        ...(!isSaid && { body: changes.body, editedAt: new Date() }),
        ...("via" in changes && elsewhere(changes)),
      },
      select: { id: true },
    });
    const named = await writeMentions(tx, { ...row, ...row.thread, body: changes.body });
    await record(tx, person, row, "comment-updated");
    await afterEdit(tx, person, { commentId: id }, screening);
    if (named.length > 0) await tellOfComment(tx, id);
  });
  if (isStale) throw conflict("This comment was changed meanwhile.", view, changes);
  return view;
}

/**
 * Deletes a comment. While replies hang on it a tombstone keeps its place.
 * @returns the tombstone, or null when nothing stays.
 */
export async function deleteComment(actor: Actor, id: string): Promise<ThreadCommentView | null> {
  const person = requirePerson(actor);
  await consume("write", person.id);
  const view = await changeComment(actor, id, async (tx, row) => {
    if (row.deletedAt) throw notFound("comment");
    if (!canDeleteWritten(actor, { groupId: row.thread.groupId, authorId: row.authorId })) {
      throw forbidden("Only its author or a moderator can delete a comment.");
    }
    const isTombstone = await hasShownReplies(tx, id);
    await tx.comment.update({
      where: { id },
      data: { deletedAt: new Date(), deletedById: person.id, isTombstone, version: { increment: 1 } },
      select: { id: true },
    });
    if (!isTombstone) await sweepTombstones(tx, id);
    if (row.standing === "published") await countComment(tx, row, -1);
    await record(tx, person, row, "comment-deleted");
    await auditWords(tx, person, { commentId: id }, "deleted");
  });
  const now = await db.comment.findUnique({ where: { id }, select: commentSelect });
  return now && isReadableComment(actor, now) ? view : null;
}

/** Undoes a deletion, for whoever deleted it. Restoring what is there already changes nothing. */
export async function restoreComment(actor: Actor, id: string): Promise<ThreadCommentView> {
  const person = requirePerson(actor);
  await consume("write", person.id);
  return changeComment(actor, id, async (tx, row) => {
    const written = { groupId: row.thread.groupId, authorId: row.authorId, deletedById: row.deletedById };
    if (!row.deletedAt) {
      if (!canEditWritten(actor, written)) throw forbidden("Only its author can change a comment.");
      return;
    }
    if (!canRestoreWritten(actor, written)) throw notFound("comment");
    const isPublished = row.standing === "published";
    await tx.comment.update({
      where: { id },
      data: {
        deletedAt: null,
        deletedById: null,
        isTombstone: !isPublished && (await hasShownReplies(tx, id)),
        version: { increment: 1 },
      },
      select: { id: true },
    });
    if (isPublished) await raiseTombstones(tx, id);
    if (isPublished) await countComment(tx, row, 1);
    await record(tx, person, row, "comment-restored");
    await auditWords(tx, person, { commentId: id }, "restored");
  });
}

/** Changes a comment that the actor may see, with its article's stream locked, in one transaction. */
async function changeComment(
  actor: Actor,
  id: string,
  change: (tx: Transaction, row: ChangedRow) => Promise<void>,
): Promise<ThreadCommentView> {
  const seen = await readableComment(actor, id, true);
  const isMine = actor.kind === "person" && seen.deletedById === actor.id;
  if (seen.deletedAt && !seen.isTombstone && !isMine) throw notFound("comment");
  await db.$transaction(async (tx) => {
    await lockStream(tx, seen.thread.articleId);
    const row = await tx.comment.findUnique({ where: { id }, select: changedSelect });
    if (!row) throw notFound("comment");
    await change(tx, row);
  });
  return threadCommentOf(actor, id);
}

const changedSelect = {
  ...commentSelect,
  thread: { select: { ...commentSelect.thread.select, lockedAt: true } },
} satisfies Prisma.CommentSelect;
type ChangedRow = Prisma.CommentGetPayload<{ select: typeof changedSelect }>;
