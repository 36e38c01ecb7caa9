import { notFound } from "@/core/errors";
import type { MembershipRole } from "@/core/group";
import type { Subject } from "@/core/moderation/subject";
import { canReadGroup, canSeeWords, roleIn, type StandingOf } from "@/core/permissions";
import type { SiteRole } from "@/core/person";
import type { Standing } from "@/core/standing";
import { readableArticle } from "@/server/articles/access";
import { db, type Transaction } from "@/server/db";
import type { Actor } from "@/server/session";

/** An annotation or comment of a group as moderation looks at it. */
export interface SubjectRow {
  kind: "annotation" | "comment";
  id: string;
  annotationId: string | null;
  commentId: string | null;
  articleId: string;
  groupId: string;
  authorId: string;
  version: number;
  standing: Standing;
  keptVersion: number | null;
  deletedAt: Date | null;
  isTombstone: boolean;
  /** Of a comment. */
  threadId: string | null;
  parentId: string | null;
}

const common = {
  id: true,
  authorId: true,
  version: true,
  standing: true,
  keptVersion: true,
  deletedAt: true,
  isTombstone: true,
} as const;

/** Null where there is none, or it is private. */
export async function findSubject(tx: Transaction, on: Subject): Promise<SubjectRow | null> {
  if ("annotationId" in on) {
    const row = await tx.annotation.findUnique({
      where: { id: on.annotationId },
      select: { ...common, articleId: true, groupId: true },
    });
    if (!row || row.groupId === null) return null;
    const of = { annotationId: row.id, commentId: null, threadId: null, parentId: null };
    return { ...row, groupId: row.groupId, kind: "annotation", ...of };
  }
  const row = await tx.comment.findUnique({
    where: { id: on.commentId },
    select: {
      ...common,
      parentId: true,
      threadId: true,
      thread: { select: { articleId: true, groupId: true } },
    },
  });
  if (!row || row.thread.groupId === null) return null;
  const { thread, ...comment } = row;
  const { articleId } = thread;
  const groupId = row.thread.groupId;
  return { ...comment, kind: "comment", articleId, groupId, annotationId: null, commentId: row.id };
}

/** @throws AppError not-found for what is not there, or whose words the actor does not see. */
export async function visibleSubject(actor: Actor, on: Subject): Promise<SubjectRow> {
  const what = "annotationId" in on ? "annotation" : "comment";
  const row = await findSubject(db, on);
  if (!row || !canReadGroup(actor, row.groupId) || !canSeeWords(actor, row)) throw notFound(what);
  await readableArticle(actor, row.articleId);
  return row;
}

/** People as a group's rules see them, in their order asked for by id. */
export async function standingsIn(
  tx: Transaction,
  groupId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, StandingOf>> {
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set(personIds)] } },
    select: { id: true, siteRole: true, memberships: { where: { groupId }, select: { role: true } } },
  });
  return new Map(
    people.map(({ id, siteRole, memberships }) => [
      id,
      { personId: id, role: roleOf(id, siteRole, groupId, memberships[0]?.role) },
    ]),
  );
}

function roleOf(
  id: string,
  siteRole: SiteRole,
  groupId: string,
  own?: MembershipRole,
): MembershipRole | null {
  return roleIn(
    { kind: "person", id, siteRole, roles: own ? { [groupId]: own } : {}, mayWrite: true },
    groupId,
  );
}

/** Somebody who is not there any more has no role. */
export async function standingIn(tx: Transaction, groupId: string, personId: string): Promise<StandingOf> {
  const found = await standingsIn(tx, groupId, [personId]);
  return found.get(personId) ?? { personId, role: null };
}
