import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { DEMO_ROLES } from "@/core/account";
import { actorForPerson } from "@/server/session";
import { demoGroupId } from "./demo-groups";
import type { DemoActors } from "./people";
import type { Report } from "./report";
import { seedAnnotation } from "./seeded-annotation";
import { seededId } from "./seeded-id";

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
  let made = 0;
  for (const [index, passage] of list.entries()) {
    const coder = coders.get(passage.by);
    if (coder && (await seedAnnotation(coder, seededId(`class ${index}`), groupId, passage))) made++;
  }
  if (made > 0) report(`Annotations of the class: ${made}, by ${coders.size} coders`);
}
