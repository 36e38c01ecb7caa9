import { Button } from "@/components/ui/button";
import type { TaskList } from "@/core/tasks/task";
import { tasks } from "@/messages/en/tasks";
import { MomentWords } from "./moment-words";

const words = tasks.deleted;

/** Tasks that were deleted and can still be brought back; works without a script. Nothing where there are none. */
export function DeletedTasks({
  items,
  bringBack,
}: {
  items: TaskList["deleted"];
  bringBack: (taskId: string) => () => Promise<void>;
}) {
  if (items.length === 0) return null;
  return (
    <section id="deleted" className="flex scroll-mt-6 flex-col gap-3">
      <h2 className="font-semibold font-serif text-xl">{words.title}</h2>
      <p className="text-soft">{words.hint}</p>
      <ul className="divide-y divide-line border-line border-y">
        {items.map(({ id, title, goesAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <p className="wrap-anywhere font-serif text-lg text-soft">{title}</p>
              <p className="text-muted text-sm">
                <MomentWords words={words.goes} at={goesAt} />
              </p>
            </div>
            <form action={bringBack(id)}>
              <input type="hidden" name="task" value={id} />
              <Button type="submit">
                {words.bringBack}
                <span className="sr-only">: {title}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
