import { Avatar } from "@/components/ui/avatar";
import type { TaskCoderView, TaskView } from "@/core/tasks/task";
import { tasks as words } from "@/messages/en/tasks";

/** Who has a part in a task and how far they are; how much they marked, for who may know. */
export function CoderTable({ task }: { task: TaskView }) {
  if (task.coders.length === 0) return <p className="text-soft">{words.page.nobody}</p>;
  // Who codes blind knows of their own alone, which stands above.
  const showsCounts = task.kind === "code" && task.coders.every(({ count }) => count !== null);
  return (
    <table className="w-full border-line border-y">
      <thead className="text-muted text-sm">
        <tr className="border-line border-b">
          <th scope="col" className="py-2 text-start font-normal">
            {words.page.columns.name}
          </th>
          <th scope="col" className="px-3 py-2 text-start font-normal">
            {words.page.columns.state}
          </th>
          {showsCounts ? (
            <th scope="col" className="py-2 text-end font-normal">
              {words.page.columns.coded}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {task.coders.map((coder) => (
          <tr key={coder.person.id}>
            <th scope="row" className="py-2 text-start font-normal">
              <span className="flex min-w-0 items-center gap-2">
                <Avatar name={coder.person.name} seed={coder.person.handle} />
                <span className="wrap-anywhere min-w-0">{coder.person.name}</span>
              </span>
            </th>
            <td className="whitespace-nowrap px-3 py-2 text-soft">{stateOf(coder, task)}</td>
            {showsCounts ? <td className="tabular py-2 text-end">{coder.count}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function stateOf(coder: TaskCoderView, task: TaskView): string {
  const { state } = words.page;
  if (coder.finishedAt) return task.kind === "compare" ? state.answered : state.finished;
  if (task.kind === "code" && task.phase !== "coding") return words.page.unfinished;
  return coder.startedAt || coder.count ? state.started : state.waiting;
}
