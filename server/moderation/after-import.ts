import type { ImportPlan } from "@/core/import-layer/planned";
import type { Screening } from "@/core/moderation/hold";
import { newId } from "@/core/new-id";
import { recountThreads } from "@/server/comments/counts";
import type { Transaction } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import { auditAll } from "@/server/moderation/audit";
import { screenMany } from "@/server/moderation/screening";
import { tellModerators } from "@/server/notifications/tell-of-moderation";
import type { SignedInActor } from "@/server/session";

interface Imported {
  kind: "annotation" | "comment";
  id: string;
  authorId: string;
  version: number;
  text: string;
  deleted: boolean;
  found: Screening;
}

/** What a plan brings into a group, with what the group's rules say of it: bringing in is no way around them. */
export async function screenPlan(
  person: SignedInActor,
  groupId: string | null,
  plan: ImportPlan,
): Promise<Imported[]> {
  if (groupId === null) return [];
  const inGroup = plan.annotations.filter((one) => one.groupId === groupId);
  const comments = [...inGroup.flatMap((one) => one.comments), ...plan.discussion];
  const words = [
    ...inGroup.flatMap(({ made }) =>
      made ? [{ ...made, kind: "annotation" as const, text: made.note }] : [],
    ),
    ...comments.map((one) => ({ ...one, kind: "comment" as const, text: one.body })),
  ];
  const found = await screenMany(
    person,
    groupId,
    words.map(({ text }) => text),
  );
  return words.flatMap(({ kind, id, authorId, version, text, deleted }, index) => {
    const own = found[index];
    return own ? [{ kind, id, authorId, version, text, deleted, found: own }] : [];
  });
}

/** Holds what is to be held and puts it before the moderators, in the transaction that wrote it. */
export async function afterImport(
  tx: Transaction,
  person: SignedInActor,
  place: { articleId: string; groupId: string | null },
  words: readonly Imported[],
): Promise<void> {
  const { articleId, groupId } = place;
  if (groupId === null || words.length === 0) return;
  await auditAll(
    tx,
    words.map(({ kind, id, authorId, found }) => ({
      action: `${kind}.imported`,
      actorId: person.id,
      groupId,
      articleId,
      subjectKind: kind,
      subjectId: id,
      personId: authorId,
      data: { held: found.isHeld },
    })),
  );
  const met = words.filter(({ deleted, found }) => !deleted && (found.isHeld || found.isSuspect));
  if (met.length === 0) return;
  await tx.moderationCase.createMany({
    data: met.map(({ kind, id, authorId, version, found }) => ({
      id: newId(),
      groupId,
      articleId,
      annotationId: kind === "annotation" ? id : null,
      commentId: kind === "comment" ? id : null,
      authorId,
      subjectVersion: version,
      isPending: found.isHeld,
      isSuspect: found.isSuspect,
      why: found.why as unknown as Prisma.InputJsonArray,
    })),
  });
  await tellModerators(tx, groupId, person.id);
  const heldOf = (kind: Imported["kind"]) =>
    met.filter((one) => one.kind === kind && one.found.isHeld).map(({ id }) => id);
  await hold(tx, heldOf("annotation"), heldOf("comment"));
}

async function hold(
  tx: Transaction,
  annotations: readonly string[],
  comments: readonly string[],
): Promise<void> {
  await tx.comment.updateMany({ where: { id: { in: [...comments] } }, data: { standing: "held" } });
  const threads = await tx.comment.findMany({
    where: { id: { in: [...comments] } },
    distinct: ["threadId"],
    select: { threadId: true },
  });
  const threadIds = threads.map(({ threadId }) => threadId);
  await recountThreads(tx, threadIds);
  await setTombstones(tx, threadIds);
  await tx.$executeRaw`
    UPDATE "Annotation" n SET standing = 'held', "isTombstone" = EXISTS (
      SELECT 1 FROM "Thread" t JOIN "Comment" c ON c."threadId" = t.id
      WHERE t."annotationId" = n.id AND c."authorId" <> n."authorId" AND c."deletedAt" IS NULL
        AND c.standing = 'published')
    WHERE n.id = ANY(${annotations as string[]}::uuid[])`;
}

/** A place is held for what still hangs below it, and for nothing else; of whole threads at once. */
async function setTombstones(tx: Transaction, threadIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    WITH RECURSIVE needed AS (
      SELECT c.id, c."parentId" FROM "Comment" c
      WHERE c."threadId" = ANY(${threadIds as string[]}::uuid[]) AND c."deletedAt" IS NULL AND c.standing = 'published'
      UNION
      SELECT p.id, p."parentId" FROM "Comment" p JOIN needed ON p.id = needed."parentId"
    )
    UPDATE "Comment" c SET "isTombstone" = now.is
    FROM (SELECT x.id, (x."deletedAt" IS NOT NULL OR x.standing <> 'published')
        AND EXISTS (SELECT 1 FROM needed WHERE needed.id = x.id) AS is
      FROM "Comment" x WHERE x."threadId" = ANY(${threadIds as string[]}::uuid[])) now
    WHERE now.id = c.id AND c."isTombstone" <> now.is`;
}
