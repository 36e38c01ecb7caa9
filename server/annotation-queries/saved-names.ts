import type { WrittenQuery } from "@/core/annotation-query/parse-query";
import { printQuery } from "@/core/annotation-query/print-query";
import { type AnnotationQuery, leavesOf, mapLeaves } from "@/core/annotation-query/query";
import type { SavedQueryView } from "@/core/annotation-query/saved";
import { writtenTaskNames } from "@/core/annotation-query/task-names";
import { IdSchema } from "@/core/id";
import { idsOfNames } from "@/server/annotation-queries/names";
import { listTaskNames } from "@/server/annotation-queries/task-names";
import { db } from "@/server/db";
import type { Actor } from "@/server/session";

/**
 * A query as it is kept: whom and which task it means stands in it by id, so that a new handle or title changes
 * nothing, and nobody who takes an old one is meant by it. `me` stays whoever asks; all other names never change.
 * @throws AppError invalid on `query` for names that stand for nothing
 */
export async function withIds(actor: Actor, asked: WrittenQuery): Promise<AnnotationQuery> {
  const ids = await idsOfNames(actor, asked);
  return mapLeaves(asked.query, (leaf): AnnotationQuery => {
    if (leaf.kind === "task") {
      return { kind: "or", of: (ids.get(leaf) ?? []).map((task) => ({ kind: "task", task })) };
    }
    if (leaf.kind !== "person" || leaf.person.toLowerCase() === "me") return leaf;
    return { kind: "person", person: ids.get(leaf)?.[0] ?? leaf.person };
  });
}

/** Kept queries in their written form, with the handles and titles of today, and how much of that is gone. */
export async function withNames(
  actor: Actor,
  queries: readonly AnnotationQuery[],
): Promise<Pick<SavedQueryView, "query" | "gone">[]> {
  const leaves = queries.flatMap(leavesOf);
  const personIds = leaves.flatMap((leaf) =>
    leaf.kind === "person" && isId(leaf.person) ? leaf.person : [],
  );
  const [people, tasks] = await Promise.all([
    db.person.findMany({
      where: { id: { in: [...new Set(personIds)] } },
      select: { id: true, handle: true, status: true },
    }),
    leaves.some(({ kind }) => kind === "task") ? listTaskNames(actor) : [],
  ]);
  const personOf = new Map(people.map((person) => [person.id, person]));
  const taskOf = writtenTaskNames(tasks);
  return queries.map((query) => {
    const gone = { people: 0, tasks: 0 };
    const named = mapLeaves(query, (leaf) => {
      if (leaf.kind === "task") {
        const task = taskOf.get(leaf.task);
        if (task === undefined) gone.tasks++;
        return { kind: "task", task: task ?? leaf.task };
      }
      if (leaf.kind !== "person" || !isId(leaf.person)) return leaf;
      const person = personOf.get(leaf.person);
      if ((person?.status ?? "deleted") === "deleted") gone.people++;
      return { kind: "person", person: person?.handle ?? leaf.person };
    });
    return { query: printQuery(named), gone };
  });
}

const isId = (name: string): boolean => IdSchema.safeParse(name).success;
