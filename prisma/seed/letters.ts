import type { DemoRole } from "@/core/account";
import { createComment } from "@/server/comments/commands";
import { db } from "@/server/db";
import { createFlag } from "@/server/moderation/flag-commands";
import { getModerationSettings, updateModerationSettings } from "@/server/moderation/settings";
import { addWatchedWords } from "@/server/moderation/watched-words";
import { actorForPerson } from "@/server/session";
import { demoGroupId } from "./demo-groups";
import type { DemoActors } from "./people";
import type { Report } from "./report";
import { seededId } from "./seeded-id";

interface Letter {
  by: DemoRole;
  body: string;
  /** Place in this list of what it answers. */
  answers?: number;
}

const ARTICLE = "witkoff-putin-kremlin-renewed-push";

/** The third is flagged, the fourth says a watched word, the fifth has a link, which this forum holds. */
const LETTERS: readonly Letter[] = [
  {
    by: "reader",
    body: "Both reports speak of “five territories”. One lets an envoy call them *so-called*, the other lists them and says who claims what. I know which one I could quote.",
  },
  {
    by: "second-reader",
    answers: 0,
    body: "But “reportedly” in the fourth paragraph is no better than “diplomatic circles”. Nobody in either text says who told them.",
  },
  {
    by: "reader",
    answers: 1,
    body: "Only somebody who never read a newspaper could think so. You people see a plot in every adverb.",
  },
  {
    by: "second-reader",
    body: "Whoever still believes a word of this is a sheep.",
  },
  {
    by: "second-reader",
    answers: 0,
    body: "The peace plan was printed in full elsewhere: https://example.org/the-plan",
  },
];

/**
 * A discussion in the forum, with something for its moderator to look at: words that were flagged, words that are
 * suspect, and words that are held. Made once, never again.
 */
export async function seedLetters(people: DemoActors, report: Report): Promise<void> {
  const groupId = await demoGroupId(people, "moderator");
  const article = await db.article.findUnique({ where: { slug: ARTICLE }, select: { id: true } });
  const id = (index: number) => seededId(`letter ${index}`);
  if (groupId === null || !article) return;
  const last = await db.comment.findUnique({ where: { id: id(LETTERS.length - 1) }, select: { id: true } });
  if (last) return;
  const [moderator, reader, second] = await Promise.all(
    (["moderator", "reader", "second-reader"] as const).map((role) => actorForPerson(people[role].id)),
  );
  if (!moderator || !reader || !second) return;
  const { version } = await getModerationSettings(moderator, groupId);
  await updateModerationSettings(moderator, groupId, { version, holdLinks: true });
  await addWatchedWords(moderator, { groupId, effect: "suspect", phrases: ["sheep", "sheeple"] });
  for (const [index, { by, body, answers }] of LETTERS.entries()) {
    await createComment(by === "reader" ? reader : second, {
      id: id(index),
      on: { articleId: article.id, groupId },
      parentId: answers === undefined ? null : id(answers),
      body,
    });
  }
  await createFlag(second, {
    id: seededId("letter flag"),
    on: { commentId: id(2) },
    version: 1,
    reason: "abuse",
  });
  report(`Letters: ${LETTERS.length}, three of them for the moderator`);
}
