/** A task as a query may name it; `group` is its group's slug. */
export interface NameableTask {
  id: string;
  title: string;
  group: string;
}

/** UTF-16 code units of a title that are part of a name. */
const MAX_SLUG = 60;

/** Its letters and digits, of any script, in words joined by hyphens. */
export function slugOf(title: string): string {
  const words =
    title
      .normalize("NFKC")
      .replace(/[\p{M}'’]/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = words.join("-");
  return joined.length <= MAX_SLUG
    ? joined
    : joined
        .slice(0, MAX_SLUG + 1)
        .replace(/-[^-]*$/, "")
        .slice(0, MAX_SLUG);
}

/** What a task can be named by in a query: its title as in an address, with its group before it or not, or its id. */
export function namesOfTask({ id, title, group }: NameableTask): string[] {
  const slug = slugOf(title);
  return slug === "" ? [id] : [slug, `${group}/${slug}`, id];
}

/** How each is written: by the first of its names that none of the others has. */
export function writtenTaskNames(tasks: readonly NameableTask[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const name of tasks.flatMap(namesOfTask)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(
    tasks.map((task) => [task.id, namesOfTask(task).find((name) => counts.get(name) === 1) ?? task.id]),
  );
}
