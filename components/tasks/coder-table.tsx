import { Avatar } from "@/components/ui/avatar";
import type { TaskCoderView, TaskView } from "@/core/tasks/task";
import { tasks as words } from "@/messages/en/tasks";

/** Of so many articles each has a column of its own; of more, it is said in how many somebody marked something. */
const MOST_COLUMNS = 6;

/** Who has a part in a task and how far they are; how much they marked, and where, for who may know. */
export function CoderTable({ task }: { task: TaskView }) {
  if (task.coders.length === 0) return <p className="text-soft">{words.page.nobody}</p>;
  const { columns } = words.page;
  // Who codes blind knows of their own alone, which stands above.
  const showsCounts = task.kind === "code" && task.coders.every(({ count }) => count !== null);
  const many = task.articles.length;
  const shown = showsCounts && many > 1 && many <= MOST_COLUMNS ? task.articles : [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by key.
    <section className="overflow-x-auto" aria-label={words.page.people} tabIndex={0}>
      <table className="w-full border-line border-y">
        <thead className="text-muted text-sm">
          <tr className="border-line border-b">
            <th scope="col" className="py-2 text-start font-normal">
              {columns.name}
            </th>
            <th scope="col" className="px-3 py-2 text-start font-normal">
              {columns.state}
            </th>
            {shown.map(({ id, title }, at) => (
              <th key={id} scope="col" title={title} className="px-2 py-2 text-end font-normal">
                {columns.article(at + 1)}
                <span className="sr-only">: {title}</span>
              </th>
            ))}
            {showsCounts ? (
              <th scope="col" className="py-2 ps-2 text-end font-normal">
                {shown.length > 0 ? columns.all : columns.coded}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {task.coders.map((coder) => (
            <tr key={coder.person.id}>
              <th scope="row" className="py-2 text-start font-normal">
                <span className="flex min-w-32 items-center gap-2">
                  <Avatar name={coder.person.name} seed={coder.person.handle} />
                  <span className="wrap-anywhere min-w-0">{coder.person.name}</span>
                </span>
              </th>
              <td className="whitespace-nowrap px-3 py-2 text-soft">{stateOf(coder, task)}</td>
              {shown.map(({ id }) => {
                const count = coder.byArticle?.[id] ?? 0;
                return (
                  <td key={id} className={`tabular px-2 py-2 text-end ${count === 0 ? "text-muted" : ""}`}>
                    {count}
                  </td>
                );
              })}
              {showsCounts ? (
                <td className="tabular py-2 ps-2 text-end">
                  {coder.count}
                  {many > MOST_COLUMNS ? (
                    <span className="block text-muted text-sm">
                      {words.page.inArticles(Object.keys(coder.byArticle ?? {}).length, many)}
                    </span>
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function stateOf(coder: TaskCoderView, task: TaskView): string {
  const { state } = words.page;
  if (coder.finishedAt) return task.kind === "compare" ? state.answered : state.finished;
  if (task.kind === "code" && task.phase !== "coding") return words.page.unfinished;
  return coder.startedAt || coder.count ? state.started : state.waiting;
}
