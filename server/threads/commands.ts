import { conflict, forbidden } from "@/core/errors";
import { canKeepForSelf, canResolveThread } from "@/core/permissions";
import {
  FollowThreadSchema,
  MarkReadSchema,
  ReopenThreadSchema,
  ResolveThreadSchema,
  type ThreadView,
} from "@/core/threads/thread";
import { db } from "@/server/db";
import { lockStream, recordEvent } from "@/server/events";
import type { Prisma } from "@/server/generated/prisma/client";
import { consume } from "@/server/limits";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { threadById, threadNow } from "@/server/threads/access";
import { toThreadView } from "@/server/threads/queries";

/**
 * Says that a discussion is settled, and how. It stays open to more words.
 * @throws AppError invalid, not-found, forbidden, conflict with the state it has now.
 */
export async function resolveThread(actor: Actor, id: string, input: unknown): Promise<ThreadView> {
  const person = requirePerson(actor);
  const { version, reason } = ResolveThreadSchema.parse(input);
  return settle(person, id, version, {
    resolvedAt: new Date(),
    resolvedById: person.id,
    resolution: reason.trim(),
  });
}

/** Takes that back. */
export async function reopenThread(actor: Actor, id: string, input: unknown): Promise<ThreadView> {
  const { version } = ReopenThreadSchema.parse(input);
  return settle(requirePerson(actor), id, version, { resolvedAt: null, resolvedById: null, resolution: "" });
}

async function settle(
  person: SignedInActor,
  id: string,
  version: number,
  to: Pick<Prisma.ThreadUncheckedUpdateInput, "resolvedAt" | "resolvedById" | "resolution">,
): Promise<ThreadView> {
  await consume("write", person.id);
  const thread = await threadById(person, id);
  if (!canResolveThread(person, thread)) {
    throw forbidden("Only whoever began this discussion and those who moderate it say that it is settled.");
  }
  const [row, isStale] = await db.$transaction(async (tx) => {
    await lockStream(tx, thread.articleId);
    const now = await threadNow(tx, id);
    // Settled twice, or opened twice, is what the second one wanted.
    if ((now.resolvedAt === null) === (to.resolvedAt === null)) return [now, false];
    if (now.version !== version) return [now, true];
    await tx.thread.update({
      where: { id },
      data: { ...to, version: { increment: 1 } },
      select: { id: true },
    });
    await recordEvent(tx, {
      articleId: thread.articleId,
      kind: "thread-updated",
      actorId: person.id,
      groupId: thread.groupId,
      subjectId: id,
      data: { annotationId: thread.annotationId, resolved: to.resolvedAt !== null },
    });
    return [await threadNow(tx, id), false];
  });
  const view = await toThreadView(person, { ...thread, row });
  if (isStale) throw conflict("This discussion was changed meanwhile.", view);
  return view;
}

/** Hears of everything in a thread, or of nothing in it, or (null) as it comes. */
export async function followThread(actor: Actor, id: string, input: unknown): Promise<ThreadView> {
  const person = requirePerson(actor);
  const { following } = FollowThreadSchema.parse(input);
  const thread = await keptThread(person, id);
  await db.threadReader.upsert({
    where: { threadId_personId: { threadId: id, personId: person.id } },
    create: { threadId: id, personId: person.id, following },
    update: { following },
    select: { threadId: true },
  });
  return toThreadView(person, thread);
}

/** Remembers up to when a thread was read. It never goes back, nor into the future. */
export async function markThreadRead(actor: Actor, id: string, input: unknown): Promise<void> {
  const person = requirePerson(actor);
  const { upTo } = MarkReadSchema.parse(input);
  await keptThread(person, id);
  const readAt = new Date(Math.min(Date.parse(upTo), Date.now()));
  await db.$executeRaw`
    INSERT INTO "ThreadReader" ("threadId", "personId", "readAt") VALUES (${id}::uuid, ${person.id}::uuid, ${readAt})
    ON CONFLICT ("threadId", "personId") DO UPDATE
    SET "readAt" = greatest("ThreadReader"."readAt", excluded."readAt")`;
}

async function keptThread(person: SignedInActor, id: string) {
  if (!canKeepForSelf(person)) throw forbidden("This token may only read.");
  await consume("write", person.id);
  return threadById(person, id);
}
