import {
  type AnnotationChanges,
  AnnotationChangesSchema,
  AnnotationDraftSchema,
  type AnnotationView,
  DeleteAnnotationSchema,
  type ExchangedChanges,
  ExchangedChangesSchema,
  type ExchangedDraft,
  ExchangedDraftSchema,
} from "@/core/annotation";
import { AppError, conflict, forbidden, notFound } from "@/core/errors";
import {
  canDeleteWritten,
  canEditWritten,
  canReadGroup,
  canReadWritten,
  canRestoreWritten,
  canWriteIn,
  isBlindTo,
} from "@/core/permissions";
import { moderation } from "@/messages/en/moderation";
import { insertAnnotation } from "@/server/annotations/insert";
import { placeAnchors } from "@/server/annotations/place-anchors";
import {
  type AnnotationRow,
  findAnnotation,
  isReadable,
  readable,
  toAnnotationView,
} from "@/server/annotations/rows";
import { anchorsFor } from "@/server/annotations/target";
import { writeCodes } from "@/server/annotations/write-codes";
import { type ReadableArticle, readableArticle } from "@/server/articles/access";
import { isVersionOvertaken } from "@/server/articles/version-overtaken";
import { checkCodes } from "@/server/codebooks/usable-codes";
import { db, type Transaction } from "@/server/db";
import { draftHash } from "@/server/draft-hash";
import { lockStream, recordEvent } from "@/server/events";
import { Prisma } from "@/server/generated/prisma/client";
import { consume } from "@/server/limits";
import {
  afterEdit,
  afterMove,
  auditWords,
  closeCaseOfMoved,
  screenThread,
} from "@/server/moderation/after-writing";
import { mayNotWrite } from "@/server/moderation/refuse-barred";
import { screenWords } from "@/server/moderation/screening";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { isUniqueViolation } from "@/server/unique-violation";

/**
 * Makes an annotation. The id is the caller's: the same draft sent again is the same annotation. A passage of
 * an earlier version (the page was opened before a correction) is carried over to the current one.
 * @throws AppError invalid with the field, not-found, forbidden, rate-limited; conflict for an id that
 *   is taken by something else, or a version that is none of the article's.
 */
export async function createAnnotation(actor: Actor, input: unknown): Promise<AnnotationView> {
  requirePerson(actor);
  const draft = AnnotationDraftSchema.parse(input);
  return create(actor, { ...draft, ...NOT_EXCHANGED }, draftHash(draft));
}

/**
 * The same for what came from another tool: it may be on the article as a whole, keeps what that tool said
 * of it, and may have an address of its own.
 * @throws unique_violation besides, where another annotation of the layer has that address.
 */
export async function createExchangedAnnotation(actor: Actor, input: unknown): Promise<AnnotationView> {
  const draft = ExchangedDraftSchema.parse(input);
  return create(actor, draft, draftHash(draft));
}

const NOT_EXCHANGED = { review: null, slug: null, via: [], canonical: null, foreign: null };

async function create(actor: Actor, draft: ExchangedDraft, hash: string): Promise<AnnotationView> {
  const person = requirePerson(actor);
  await consume("write", person.id);
  try {
    return toAnnotationView(actor, await insertInCurrentVersion(person, draft, hash));
  } catch (thrown) {
    if (!(thrown instanceof AppError) && !isUniqueViolation(thrown)) throw thrown;
    // What was sent before is there, even if today it would be refused (the article has moved on, say).
    const known = await findAnnotation(db, draft.id);
    if (known) return sameAnnotation(person, known, hash);
    throw thrown;
  }
}

/** A correction that is saved while this is being written makes it look at the article again. */
async function insertInCurrentVersion(
  person: SignedInActor,
  draft: ExchangedDraft,
  hash: string,
): Promise<AnnotationRow> {
  for (let tries = 1; ; tries++) {
    const article = await readableArticle(person, draft.articleId);
    await requireWriteIn(person, draft.groupId);
    const anchors = draft.target ? await anchorsFor(draft.target, article, draft.review) : [];
    await checkCodes(draft.codes, draft.groupId);
    const screening = await screenWords(person, draft.groupId, draft.note);
    try {
      return await insertAnnotation(person, draft, hash, article.currentVersionId, anchors, screening);
    } catch (thrown) {
      if (!isVersionOvertaken(thrown)) throw thrown;
      if (tries === MOST_TRIES) throw conflict("This article is being corrected right now. Try again.");
    }
  }
}

function sameAnnotation(person: SignedInActor, row: AnnotationRow, hash: string): AnnotationView {
  if (row.authorId !== person.id || row.draftHash !== hash) {
    throw conflict("This id belongs to something else. Send it again with a new one.");
  }
  if (row.deletedAt) throw new AppError("gone", "This annotation was made and then deleted.");
  return toAnnotationView(person, row);
}

/** The same answer for a group that does not exist and one the actor is not in. */
async function requireWriteIn(person: SignedInActor, groupId: string | null): Promise<void> {
  if (groupId !== null && !canReadGroup(person, groupId)) throw notFound("group");
  if (!canWriteIn(person, groupId)) throw await mayNotWrite(person, groupId);
}

/**
 * Changes codes, note, passage, or who sees it. `version` names the state the caller saw.
 * @throws AppError conflict with both states when it changed meanwhile.
 */
export async function updateAnnotation(actor: Actor, id: string, input: unknown): Promise<AnnotationView> {
  requirePerson(actor);
  return update(actor, id, AnnotationChangesSchema.parse(input));
}

/** The same with what another tool says of it. */
export async function updateExchangedAnnotation(
  actor: Actor,
  id: string,
  input: unknown,
): Promise<AnnotationView> {
  return update(actor, id, ExchangedChangesSchema.parse(input));
}

type Changes = AnnotationChanges | (ExchangedChanges & { groupId?: undefined });

async function update(actor: Actor, id: string, changes: Changes): Promise<AnnotationView> {
  const person = requirePerson(actor);
  await consume("write", person.id);
  const row = await changeAnnotation(actor, id, async (row, article) => {
    if (row.deletedAt) throw notFound("annotation");
    if (!canEditWritten(actor, row)) throw forbidden("Only its author can change an annotation.");
    if (row.version !== changes.version) {
      throw conflict("This annotation was changed meanwhile.", toAnnotationView(actor, row), changes);
    }
    const groupId = changes.groupId === undefined ? row.groupId : changes.groupId;
    if (groupId !== row.groupId) await requireWriteIn(person, groupId);
    const review = "review" in changes ? changes.review : null;
    const anchors = changes.target ? await anchorsFor(changes.target, article, review) : [];
    const codes = changes.codes ?? row.codes;
    // A group's own codes cannot leave it: they would name what its new readers cannot see.
    const added = groupId === row.groupId ? codes.filter((code) => !row.codes.includes(code)) : codes;
    await checkCodes(added, groupId, codes);
    requireChangeable(row, groupId);
    const note = changes.note ?? row.note;
    const isSaid = groupId === row.groupId && note === row.note;
    const screening = await screenWords(person, groupId, isSaid ? null : note, row.id);
    const moved = groupId === row.groupId ? null : await screenThread(person, row.id, groupId);
    return async (tx) => {
      if (groupId !== row.groupId) {
        await moveThread(tx, actor, row, groupId);
        await closeCaseOfMoved(tx, row.id);
      }
      if (changes.target === null) await tx.anchor.deleteMany({ where: { annotationId: row.id } });
      await placeAnchors(tx, row.id, anchors);
      await applyChanges(tx, row, changes, groupId);
      await recordChange(tx, person, row, groupId);
      await afterEdit(tx, person, { annotationId: row.id }, screening);
      if (moved) await afterMove(tx, person, moved);
    };
  });
  return toAnnotationView(actor, row);
}

/** What was removed stays as it was; what waits for moderators waits where it is. */
function requireChangeable(row: AnnotationRow, groupId: string | null): void {
  if (row.standing === "removed") throw forbidden(moderation.errors.removedStays);
  if (row.standing !== "published" && groupId !== row.groupId)
    throw forbidden(moderation.errors.withheldStays);
}

async function applyChanges(
  tx: Transaction,
  row: AnnotationRow,
  changes: Changes,
  groupId: string | null,
): Promise<void> {
  if (changes.codes) await writeCodes(tx, row.id, changes.codes);
  const isNewNote = changes.note !== undefined && changes.note !== row.note;
  if (isNewNote) await keepNote(tx, row);
  await tx.annotation.update({
    where: { id: row.id },
    data: {
      groupId,
      // An address belongs to its layer; in another one it may be taken.
      ...(groupId !== row.groupId && { slug: null }),
      ...(isNewNote && { note: changes.note, noteEditedAt: new Date() }),
      ...("via" in changes && {
        via: changes.via,
        canonical: changes.canonical,
        foreign: (changes.foreign as Prisma.InputJsonObject | null) ?? Prisma.DbNull,
      }),
      version: { increment: 1 },
      updatedAt: new Date(),
    },
    select: { id: true },
  });
}

/** What its note says goes into its history, before another text takes its place; an empty one said nothing. */
async function keepNote(tx: Transaction, row: AnnotationRow): Promise<void> {
  const { id: annotationId, version, note, groupId, standing, noteEditedAt, createdAt } = row;
  if (note === "") return;
  await tx.annotationRevision.create({
    data: { annotationId, version, note, groupId, standing, createdAt: noteEditedAt ?? createdAt },
    select: { version: true },
  });
}

/** Others' words may not be carried to where they did not write them. */
async function moveThread(
  tx: Transaction,
  actor: Actor,
  row: AnnotationRow,
  groupId: string | null,
): Promise<void> {
  // Whether others discuss it, who codes blind is not to hear.
  if (isBlindTo(actor, row))
    throw forbidden("While this article is coded blind, what you mark stays where it is.");
  const others = await tx.comment.count({
    where: { thread: { annotationId: row.id }, authorId: { not: row.authorId }, deletedAt: null },
  });
  if (others > 0)
    throw conflict("Others discuss this here, so it stays where it is.", toAnnotationView(actor, row));
  await tx.thread.updateMany({ where: { annotationId: row.id }, data: { groupId } });
}

/** Readers of the layer it left see it go; readers of the layer it joined see it come. */
async function recordChange(
  tx: Transaction,
  person: SignedInActor,
  row: AnnotationRow,
  groupId: string | null,
) {
  const event = { ...eventOf(row, person), articleId: row.articleId };
  if (groupId === row.groupId) {
    await recordEvent(tx, { ...event, kind: "annotation-updated" });
    return;
  }
  await recordEvent(tx, { ...event, kind: "annotation-deleted" });
  await recordEvent(tx, { ...event, groupId, kind: "annotation-created" });
}

/**
 * Takes an annotation off the page. While others' comments hang on it, its passage and thread stay as a
 * tombstone; its codes and note are out of every answer. `restoreAnnotation` brings it back.
 * @param input `{ version }` where the caller wants to be told if it changed meanwhile
 * @returns the tombstone, or null when nothing stays.
 */
export async function deleteAnnotation(
  actor: Actor,
  id: string,
  input: unknown = {},
): Promise<AnnotationView | null> {
  const person = requirePerson(actor);
  const { version } = DeleteAnnotationSchema.parse(input);
  await consume("write", person.id);
  const row = await changeAnnotation(actor, id, async (row) => {
    if (row.deletedAt) throw notFound("annotation");
    if (!canDeleteWritten(actor, row)) {
      throw forbidden("Only its author or a moderator can delete an annotation.");
    }
    if (version !== undefined && row.version !== version) {
      throw conflict("This annotation was changed meanwhile.", toAnnotationView(actor, row), { version });
    }
    return async (tx) => {
      const others = await tx.comment.count({
        where: { thread: { annotationId: id }, authorId: { not: row.authorId }, deletedAt: null },
      });
      await tx.annotation.update({
        where: { id },
        data: {
          deletedAt: new Date(),
          deletedById: person.id,
          isTombstone: others > 0,
          version: { increment: 1 },
        },
        select: { id: true },
      });
      await recordEvent(tx, {
        ...eventOf(row, person),
        articleId: row.articleId,
        kind: "annotation-deleted",
      });
      await auditWords(tx, person, { annotationId: id }, "deleted");
    };
  });
  return isReadable(actor, row) ? toAnnotationView(actor, row) : null;
}

/** Undoes a deletion, for whoever deleted it. Restoring what is there already changes nothing. */
export async function restoreAnnotation(actor: Actor, id: string): Promise<AnnotationView> {
  const person = requirePerson(actor);
  await consume("write", person.id);
  const row = await changeAnnotation(actor, id, async (row) => {
    if (!row.deletedAt) {
      if (!canEditWritten(actor, row)) throw forbidden("Only its author can change an annotation.");
      return async () => {};
    }
    if (!canRestoreWritten(actor, row)) throw notFound("annotation");
    return async (tx) => {
      await tx.annotation.update({
        where: { id },
        data: { deletedAt: null, deletedById: null, isTombstone: false, version: { increment: 1 } },
        select: { id: true },
      });
      await recordEvent(tx, {
        ...eventOf(row, person),
        articleId: row.articleId,
        kind: "annotation-restored",
      });
      await auditWords(tx, person, { annotationId: id }, "restored");
    };
  });
  return toAnnotationView(actor, row);
}

/** Somebody else's change came in between reading and writing: look again. */
class Overtaken extends Error {}
const MOST_TRIES = 12;

/**
 * Changes an annotation that the actor may see. `prepare` decides by the row as it is, outside of any
 * transaction (so that one never waits for a second connection), and gives the writing. The writing runs
 * with the article's stream locked, and only if the row is still the one that was decided about.
 */
async function changeAnnotation(
  actor: Actor,
  id: string,
  prepare: (row: AnnotationRow, article: ReadableArticle) => Promise<(tx: Transaction) => Promise<void>>,
): Promise<AnnotationRow> {
  for (let tries = 1; ; tries++) {
    const row = await findAnnotation(db, id);
    const isMyDeletion = row?.deletedAt && actor.kind === "person" && row.deletedById === actor.id;
    const seen = row && isMyDeletion && canReadWritten(actor, row) ? row : readable(actor, row);
    const article = await readableArticle(actor, seen.articleId);
    const write = await prepare(seen, article);
    try {
      return await db.$transaction(async (tx) => {
        await lockStream(tx, seen.articleId);
        const now = await tx.annotation.findUnique({
          where: { id },
          select: { version: true, article: { select: { currentVersionId: true } } },
        });
        if (now?.version !== seen.version) throw new Overtaken();
        if (now.article.currentVersionId !== article.currentVersionId) throw new Overtaken();
        await write(tx);
        const changed = await findAnnotation(tx, id);
        if (!changed) throw notFound("annotation");
        return changed;
      });
    } catch (thrown) {
      if (!(thrown instanceof Overtaken)) throw thrown;
      if (tries === MOST_TRIES) throw conflict("This annotation is being changed by others. Try again.");
    }
  }
}

const eventOf = (of: { id: string; groupId: string | null }, person: SignedInActor) => ({
  actorId: person.id,
  groupId: of.groupId,
  subjectId: of.id,
});
