import { newId } from "@/core/new-id";
import { getAnnotation } from "@/server/annotations/queries";
import { pool } from "@/server/db";
import { listNotifications } from "@/server/notifications/queries";
import type { SignedInActor } from "@/server/session";
import { createTask } from "@/server/tasks/commands";
import { getRevisions } from "@/server/tasks/revisions";
import { insertArticle } from "@/tests/support/rows";
import { again, answerOf, peopledGroup, someone } from "../groups/actors";

/** A class with two students (`ann` and `ben`) and an article that they are to code. */
export async function classTask(fields: Record<string, unknown> = {}) {
  const { group, as } = await peopledGroup();
  const second = await someone("Ben");
  await pool().query(`INSERT INTO "Membership" ("groupId", "personId", role) VALUES ($1, $2, 'member')`, [
    group.id,
    second.id,
  ]);
  const [ann, ben, teacher] = [as.member, await again(second), as.owner];
  const article = await insertArticle(pool());
  const draft = {
    id: newId(),
    title: "Code the frames",
    articleIds: [article.id],
    coderIds: "all",
    isBlind: true,
    ...fields,
  };
  const task = await createTask(teacher, group.id, draft);
  return { group, as, ann, ben, teacher, article, draft, task };
}
export type ClassTask = Awaited<ReturnType<typeof classTask>>;

export const sees = async (who: SignedInActor, annotation: { id: string }) =>
  (await answerOf(getAnnotation(await again(who), annotation.id))) === "ok";

export const kindsTold = async (who: SignedInActor) =>
  (await listNotifications(await again(who), {})).items.map(({ kind }) => kind);

/** Who changed what since the first pass, in short. */
export async function changes(who: SignedInActor, { task }: ClassTask) {
  const { revisions } = await getRevisions(await again(who), task.id);
  return Object.fromEntries(
    revisions.map(({ person, changes }) => [
      person.name,
      changes.map(({ kind, before, after, isMoved }) =>
        [kind, isMoved ? "moved" : "", before?.exact ?? "", after?.exact ?? ""].filter(Boolean).join(" | "),
      ),
    ]),
  );
}
