import {
  type CommentChanges,
  CommentChangesSchema,
  CommentDraftSchema,
  type CommentView,
  type ExchangedCommentChanges,
  ExchangedCommentChangesSchema,
  type ExchangedCommentDraft,
  ExchangedCommentDraftSchema,
  type ThreadTarget,
} from "@/core/comment";
import { AppError, conflict, forbidden, invalid, notFound } from "@/core/errors";
import { newId } from "@/core/new-id";
import {
  canCommentOn,
  canDeleteWritten,
  canEditWritten,
  canReadGroup,
  canRestoreWritten,
  canWriteIn,
} from "@/core/permissions";
import { findAnnotation, readable } from "@/server/annotations/rows";
import { readableArticle } from "@/server/articles/access";
import { readableComment } from "@/server/comments/queries";
import { type CommentRow, commentSelect, toCommentView } from "@/server/comments/rows";
import { db, type Transaction } from "@/server/db";
import { draftHash } from "@/server/draft-hash";
import { lockStream, recordEvent } from "@/server/events";
import { Prisma } from "@/server/generated/prisma/client";
import { consume } from "@/server/limits";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { isUniqueViolation } from "@/server/unique-violation";

interface ThreadPlace {
  articleId: string;
  groupId: string | null;
  annotationId: string | null;
}

/**
 * Says something in a thread; the first comment opens it. The same draft sent again is the same comment.
 * @throws AppError invalid, not-found, forbidden, rate-limited, conflict for a taken id, gone for a parent
 *   that was deleted.
 */
export async function createComment(actor: Actor, input: unknown): Promise<CommentView> {
  requirePerson(actor);
  const draft = CommentDraftSchema.parse(input);
  return create(actor, { ...draft, via: [], canonical: null, foreign: null }, draftHash(draft));
}

/** The same for what came from another tool, which keeps what that tool said of it. */
export async function createExchangedComment(actor: Actor, input: unknown): Promise<CommentView> {
  const draft = ExchangedCommentDraftSchema.parse(input);
  return create(actor, draft, draftHash(draft));
}

async function create(actor: Actor, draft: ExchangedCommentDraft, hash: string): Promise<CommentView> {
  const person = requirePerson(actor);
  await consume("write", person.id);
  const place = await placeOf(actor, draft.on);
  const known = await db.comment.findUnique({ where: { id: draft.id }, select: commentSelect });
  if (known) return sameComment(person, known, hash);
  try {
    const row = await db.$transaction(async (tx) => {
      await lockStream(tx, place.articleId);
      if (place.annotationId) await requireAnnotationStillHere(tx, place.annotationId);
      const threadId = await openThread(tx, place);
      if (draft.parentId) await requireLiveParent(tx, draft.parentId, threadId);
      const made = await tx.comment.create({
        data: {
          id: draft.id,
          threadId,
          parentId: draft.parentId,
          authorId: person.id,
          body: draft.body,
          draftHash: hash,
          ...elsewhere(draft),
        },
        select: commentSelect,
      });
      await countComment(tx, threadId, 1);
      await record(tx, person, made, "comment-created");
      return made;
    });
    return toCommentView(actor, row);
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
    if (!canCommentOn(actor, annotation)) throw forbidden("You can read here, but not write.");
    return { articleId: annotation.articleId, groupId: annotation.groupId, annotationId: annotation.id };
  }
  const article = await readableArticle(actor, on.articleId);
  if (!canReadGroup(actor, on.groupId)) throw notFound("group");
  if (!canWriteIn(actor, on.groupId)) throw forbidden("You can read here, but not write.");
  return { articleId: article.id, groupId: on.groupId, annotationId: null };
}

function sameComment(person: SignedInActor, row: CommentRow | null, hash: string): CommentView {
  if (!row || row.authorId !== person.id || row.draftHash !== hash) {
    throw conflict("This id belongs to something else. Send it again with a new one.");
  }
  if (row.deletedAt) throw new AppError("gone", "This comment was made and then deleted.");
  return toCommentView(person, row);
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
async function openThread(tx: Transaction, place: ThreadPlace): Promise<string> {
  const found = await tx.thread.findFirst({ where: { ...place }, select: { id: true } });
  if (found) return found.id;
  return (await tx.thread.create({ data: { id: newId(), ...place }, select: { id: true } })).id;
}

async function requireLiveParent(tx: Transaction, parentId: string, threadId: string): Promise<void> {
  const parent = await tx.comment.findUnique({
    where: { id: parentId },
    select: { threadId: true, deletedAt: true },
  });
  if (!parent || parent.threadId !== threadId)
    throw invalid("parentId", "There is no such comment in this thread.");
  if (parent.deletedAt)
    throw new AppError("gone", "The comment you answer was deleted meanwhile. Your words are kept here.");
}

const countComment = (tx: Transaction, threadId: string, by: 1 | -1) =>
  tx.thread.update({
    where: { id: threadId },
    data: { commentCount: { increment: by } },
    select: { id: true },
  });

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
export async function updateComment(actor: Actor, id: string, input: unknown): Promise<CommentView> {
  requirePerson(actor);
  return update(actor, id, CommentChangesSchema.parse(input));
}

/** The same with what another tool says of it. */
export async function updateExchangedComment(actor: Actor, id: string, input: unknown): Promise<CommentView> {
  return update(actor, id, ExchangedCommentChangesSchema.parse(input));
}

async function update(
  actor: Actor,
  id: string,
  changes: CommentChanges | ExchangedCommentChanges,
): Promise<CommentView> {
  const person = requirePerson(actor);
  await consume("write", person.id);
  return changeComment(actor, id, async (tx, row) => {
    if (row.deletedAt) throw notFound("comment");
    if (!canEditWritten(actor, { groupId: row.thread.groupId, authorId: row.authorId })) {
      throw forbidden("Only its author can edit a comment.");
    }
    if (row.version !== changes.version) {
      throw conflict("This comment was changed meanwhile.", toCommentView(actor, row), changes);
    }
    const isSaid = row.body === changes.body;
    if (isSaid && !("via" in changes)) return;
    if (!isSaid) {
      await tx.commentRevision.create({
        data: {
          commentId: id,
          version: row.version,
          body: row.body,
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
    await record(tx, person, row, "comment-updated");
  });
}

/**
 * Deletes a comment. While replies hang on it a tombstone keeps its place.
 * @returns the tombstone, or null when nothing stays.
 */
export async function deleteComment(actor: Actor, id: string): Promise<CommentView | null> {
  const person = requirePerson(actor);
  await consume("write", person.id);
  const view = await changeComment(actor, id, async (tx, row) => {
    if (row.deletedAt) throw notFound("comment");
    if (!canDeleteWritten(actor, { groupId: row.thread.groupId, authorId: row.authorId })) {
      throw forbidden("Only its author or a moderator can delete a comment.");
    }
    await tx.comment.update({
      where: { id },
      data: {
        deletedAt: new Date(),
        deletedById: person.id,
        isTombstone: await hasShownReplies(tx, id),
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await sweepTombstones(tx, row.parentId);
    await countComment(tx, row.threadId, -1);
    await record(tx, person, row, "comment-deleted");
  });
  const now = await db.comment.findUnique({ where: { id }, select: { isTombstone: true } });
  return now?.isTombstone ? view : null;
}

/** Undoes a deletion, for whoever deleted it. Restoring what is there already changes nothing. */
export async function restoreComment(actor: Actor, id: string): Promise<CommentView> {
  const person = requirePerson(actor);
  await consume("write", person.id);
  return changeComment(actor, id, async (tx, row) => {
    const written = { groupId: row.thread.groupId, authorId: row.authorId, deletedById: row.deletedById };
    if (!row.deletedAt) {
      if (!canEditWritten(actor, written)) throw forbidden("Only its author can change a comment.");
      return;
    }
    if (!canRestoreWritten(actor, written)) throw notFound("comment");
    await tx.comment.update({
      where: { id },
      data: { deletedAt: null, deletedById: null, isTombstone: false, version: { increment: 1 } },
      select: { id: true },
    });
    await raiseTombstones(tx, row.parentId);
    await countComment(tx, row.threadId, 1);
    await record(tx, person, row, "comment-restored");
  });
}

const hasShownReplies = async (tx: Transaction, id: string): Promise<boolean> =>
  (await tx.comment.findFirst({
    where: { parentId: id, OR: [{ deletedAt: null }, { isTombstone: true }] },
    select: { id: true },
  })) !== null;

/** Upwards from a reply that went: a tombstone that no reply hangs on any more goes too. */
async function sweepTombstones(tx: Transaction, from: string | null): Promise<void> {
  for (let id = from; id !== null; ) {
    const parent = await tx.comment.findUnique({
      where: { id },
      select: { deletedAt: true, parentId: true },
    });
    if (!parent?.deletedAt || (await hasShownReplies(tx, id))) return;
    await tx.comment.update({ where: { id }, data: { isTombstone: false }, select: { id: true } });
    id = parent.parentId;
  }
}

/** Upwards from a reply that came back: what it hangs on must have a place again. */
async function raiseTombstones(tx: Transaction, from: string | null): Promise<void> {
  for (let id = from; id !== null; ) {
    const parent = await tx.comment.findUnique({
      where: { id },
      select: { deletedAt: true, isTombstone: true, parentId: true },
    });
    if (!parent?.deletedAt || parent.isTombstone) return;
    await tx.comment.update({ where: { id }, data: { isTombstone: true }, select: { id: true } });
    id = parent.parentId;
  }
}

/** Changes a comment that the actor may see, with its article's stream locked, in one transaction. */
async function changeComment(
  actor: Actor,
  id: string,
  change: (tx: Transaction, row: CommentRow) => Promise<void>,
): Promise<CommentView> {
  const seen = await readableComment(actor, id, true);
  const isMine = actor.kind === "person" && seen.deletedById === actor.id;
  if (seen.deletedAt && !seen.isTombstone && !isMine) throw notFound("comment");
  return db.$transaction(async (tx) => {
    await lockStream(tx, seen.thread.articleId);
    const row = await tx.comment.findUnique({ where: { id }, select: commentSelect });
    if (!row) throw notFound("comment");
    await change(tx, row);
    const changed = await tx.comment.findUniqueOrThrow({ where: { id }, select: commentSelect });
    return toCommentView(actor, changed);
  });
}
