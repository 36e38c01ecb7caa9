import { PASSED, type Publishing, type Screening, screen } from "@/core/moderation/hold";
import { findPhrases } from "@/core/moderation/word-list";
import { canModerate } from "@/core/permissions";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import { wordListOf } from "@/server/moderation/word-lists";
import type { SignedInActor } from "@/server/session";

interface Rules {
  publishing: Publishing;
  holdFirst: number;
  holdLinks: boolean;
  wordListVersion: number;
  publishedBefore: number;
}

/**
 * What the group's rules say of words that are about to be written. Asked before the transaction: what a
 * moderator changes in the same moment counts for the next post.
 * @param groupId null: private, which nobody screens
 * @param text null where the words themselves do not change
 * @param exceptId the annotation or comment itself, where it is there already
 */
export async function screenWords(
  person: SignedInActor,
  groupId: string | null,
  text: string | null,
  exceptId: string | null = null,
): Promise<Screening> {
  if (groupId === null || canModerate(person, groupId)) return PASSED;
  const rules = await rulesFor(person.id, groupId, exceptId);
  if (!rules) return PASSED;
  return screenBy(rules, groupId, text);
}

/** The same for a comment that is there, with other words from now on. */
export async function screenEdit(person: SignedInActor, commentId: string, body: string): Promise<Screening> {
  const row = await db.comment.findUnique({
    where: { id: commentId },
    select: { body: true, thread: { select: { groupId: true } } },
  });
  return row ? screenWords(person, row.thread.groupId, row.body === body ? null : body, commentId) : PASSED;
}

/** The same for many posts of one file; they do not count for one another. */
export async function screenMany(
  person: SignedInActor,
  groupId: string | null,
  texts: readonly string[],
): Promise<Screening[]> {
  if (groupId === null || canModerate(person, groupId)) return texts.map(() => PASSED);
  const rules = await rulesFor(person.id, groupId, null);
  if (!rules) return texts.map(() => PASSED);
  return Promise.all(texts.map((text) => screenBy(rules, groupId, text)));
}

async function screenBy(rules: Rules, groupId: string, text: string | null): Promise<Screening> {
  const list = await wordListOf(groupId, rules.wordListVersion);
  const phrases = text === null || text === "" ? [] : findPhrases(list, text);
  return screen(rules, { text, publishedBefore: rules.publishedBefore, isByModerator: false }, phrases);
}

/** Posts are counted only where the group asks for it, and only as far as it matters. */
async function rulesFor(personId: string, groupId: string, exceptId: string | null): Promise<Rules | null> {
  const [rules] = await hotQuery<Rules>(Prisma.sql`
    SELECT g.publishing::text AS publishing, g."holdFirst", g."holdLinks", g."wordListVersion",
      CASE WHEN g.publishing = 'hold_first' THEN (
        SELECT count(*)::int FROM (
          SELECT n.id FROM "Annotation" n
          WHERE n."authorId" = ${personId}::uuid AND n."groupId" = g.id AND n.standing = 'published'
          UNION ALL
          SELECT c.id FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
          WHERE c."authorId" = ${personId}::uuid AND t."groupId" = g.id AND c.standing = 'published'
          LIMIT g."holdFirst" + 1
        ) posts WHERE posts.id IS DISTINCT FROM ${exceptId}::uuid)
      ELSE 0 END AS "publishedBefore"
    FROM "Group" g WHERE g.id = ${groupId}::uuid`);
  return rules ?? null;
}
