import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { DEMO_ROLES, type DemoRole } from "@/core/account";
import { db } from "@/server/db";
import { actorForPerson, type SignedInActor } from "@/server/session";
import { finishTask } from "@/server/tasks/coding-commands";
import { createTask } from "@/server/tasks/commands";
import { demoGroupId } from "./demo-groups";
import type { DemoActors } from "./people";
import type { Report } from "./report";
import { seedAnnotation } from "./seeded-annotation";
import { seededId } from "./seeded-id";

const ARTICLES = ["witkoff-st-petersburg-permanent-peace", "witkoff-putin-kremlin-renewed-push"];

const ListSchema = z.array(
  z.object({
    article: z.string(),
    exact: z.string(),
    occurrence: z.number().int().min(1).default(1),
    codes: z.array(z.string()),
    note: z.string().default(""),
    by: z.enum(DEMO_ROLES),
  }),
);

const TASK = seededId("class task");

/**
 * Two students and their teacher have coded both articles, each by themselves: what agreement, settling and the
 * analysis pages are looked at with. Made once, never again.
 */
export async function seedClassCoding(people: DemoActors, report: Report): Promise<void> {
  const groupId = await demoGroupId(people, "teacher");
  if (groupId === null) return;
  const file = path.join(import.meta.dirname, "class-coding.json");
  const list = ListSchema.parse(JSON.parse(await readFile(file, "utf8")));
  const coders = new Map(
    await Promise.all(
      [...new Set(list.map(({ by }) => by))].map(
        async (by) => [by, await actorForPerson(people[by].id)] as const,
      ),
    ),
  );
  await setTask(people, groupId, [...coders.keys()]);
  let made = 0;
  for (const [index, passage] of list.entries()) {
    const coder = coders.get(passage.by);
    if (coder && (await seedAnnotation(coder, seededId(`class ${index}`), groupId, passage))) made++;
  }
  await finishAll(coders);
  if (made > 0) report(`Annotations of the class: ${made}, by ${coders.size} coders`);
}

/** The task that the class was set. Not again, where it was taken away. */
async function setTask(people: DemoActors, groupId: string, coders: readonly DemoRole[]): Promise<void> {
  const articles = await db.article.findMany({ where: { slug: { in: ARTICLES } }, select: { id: true } });
  const known = await db.codingTask.findUnique({ where: { id: TASK }, select: { id: true } });
  if (known || articles.length < ARTICLES.length) return;
  await createTask(await actorForPerson(people.teacher.id), groupId, {
    id: TASK,
    title: "How do the two reports word it?",
    instructions:
      "Mark where the wording takes sides, and say with which code. Mark as little as carries it: often a word is enough. What stands in quotation marks is the speaker's.",
    articleIds: articles.map(({ id }) => id),
    coderIds: coders.map((role) => people[role].id),
    isBlind: true,
    reveal: "when_finished",
  });
}

async function finishAll(coders: ReadonlyMap<DemoRole, SignedInActor>): Promise<void> {
  const open = await db.taskCoder.findMany({
    where: { taskId: TASK, finishedAt: null, task: { revealedAt: null, closedAt: null } },
    select: { personId: true },
  });
  for (const coder of coders.values()) {
    if (open.some(({ personId }) => personId === coder.id)) await finishTask(coder, TASK);
  }
}
