import type { AppealView } from "@/core/moderation/appeal";
import { canDecideAppeal, canModerate, canModerateSite } from "@/core/permissions";
import type { Transaction } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import { actionSelect, toActionView } from "@/server/moderation/action-rows";
import { moderatorIdsOf, siteModeratorIds } from "@/server/moderation/moderators";
import { peopleById } from "@/server/moderation/people";
import type { SignedInActor } from "@/server/session";

export const appealSelect = {
  id: true,
  version: true,
  personId: true,
  createdAt: true,
  decidedAt: true,
  isGranted: true,
  person: { select: { id: true, name: true, handle: true } },
  action: {
    select: {
      ...actionSelect,
      group: { select: { id: true, slug: true, name: true, showsModerators: true } },
    },
  },
  messages: {
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, authorId: true, isByModerators: true, body: true, createdAt: true },
  },
} satisfies Prisma.AppealSelect;

export type AppealRow = Prisma.AppealGetPayload<{ select: typeof appealSelect }>;

/** Whoever appealed, and those who moderate where it was done. */
export const mayReadAppeal = (person: SignedInActor, row: AppealRow): boolean =>
  row.personId === person.id || moderatesAppeal(person, row);

export const moderatesAppeal = (person: SignedInActor, { action: { groupId } }: AppealRow): boolean =>
  groupId === null ? canModerateSite(person) : canModerate(person, groupId);

/** What the rule about deciding asks: whether there is anybody else who could. */
export async function appealFacts(tx: Transaction, row: AppealRow) {
  const { groupId, moderatorId } = row.action;
  const moderators = groupId === null ? await siteModeratorIds(tx) : await moderatorIdsOf(tx, groupId);
  const hasOthers = moderators.some((id) => id !== moderatorId && id !== row.personId);
  return { groupId, personId: row.personId, moderatorId, hasOthers };
}

export async function toAppealView(
  tx: Transaction,
  person: SignedInActor,
  row: AppealRow,
): Promise<AppealView> {
  const isModerator = moderatesAppeal(person, row);
  const showsNames = isModerator || row.action.group?.showsModerators === true;
  const people = await peopleById(
    tx,
    row.messages.map(({ authorId }) => authorId),
  );
  const { group } = row.action;
  const isOpen = row.decidedAt === null;
  return {
    id: row.id,
    version: row.version,
    person: row.person,
    action: await toActionView(tx, person, row.action),
    group: group && { id: group.id, slug: group.slug, name: group.name },
    words: await wordsOf(tx, row),
    messages: row.messages.map(({ id, authorId, isByModerators, body, createdAt }) => ({
      id,
      author: isByModerators && !showsNames ? null : (people.get(authorId) ?? null),
      isByModerators,
      body,
      createdAt: createdAt.toISOString(),
    })),
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    granted: row.isGranted,
    can: {
      write: isOpen && person.mayWrite,
      decide: isOpen && isModerator && canDecideAppeal(person, await appealFacts(tx, row)),
    },
  };
}

async function wordsOf(tx: Transaction, { action }: AppealRow): Promise<AppealView["words"]> {
  const { annotationId, commentId } = action;
  if (annotationId) {
    const row = await tx.annotation.findFirst({
      where: { id: annotationId, deletedAt: null, groupId: { not: null } },
      select: { note: true, standing: true },
    });
    return row && { body: row.note, standing: row.standing };
  }
  if (!commentId) return null;
  return tx.comment.findFirst({
    where: { id: commentId, deletedAt: null },
    select: { body: true, standing: true },
  });
}
