import Link from "next/link";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import type { TaskView } from "@/core/tasks/task";
import { tasks } from "@/messages/en/tasks";

const words = tasks.page;

/** The articles of a task, each leading into its group's layer, with how much one has marked there oneself. */
export function TaskArticles({
  task,
  start,
}: {
  task: TaskView;
  /** Notes that the viewer has begun, and leads to that article. */
  start: (articleSlug: string) => () => Promise<void>;
}) {
  const isMine = task.mine !== null && task.kind === "code";
  const isToDo = isMine && task.can.finish;
  const group = `?group=${encodeURIComponent(task.group.slug)}`;
  // Counts of all are for who sees all, and so is where people differ.
  const isCompared =
    task.kind === "code" &&
    task.coders.some(({ count }) => count !== null && count > 0) &&
    task.coders.every(({ count }) => count !== null);
  return (
    <ol className="divide-y divide-line border-line border-y">
      {task.articles.map((article, at) => (
        <li key={article.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
          <div className="min-w-0 flex-1 basis-60">
            <p lang={article.language} className="wrap-anywhere font-serif text-lg">
              {task.articles.length > 1 ? (
                <span className="tabular me-2 font-sans text-base text-muted">{at + 1}</span>
              ) : null}
              {article.title}
            </p>
            {isMine || isCompared ? (
              <p className="tabular flex flex-wrap gap-x-4 text-muted text-sm">
                {isMine ? words.coded(article.mine) : null}
                {isCompared ? (
                  <Link
                    href={`/articles/${article.slug}/agreement${group}`}
                    className="text-accent underline underline-offset-2 pointer-coarse:py-2"
                  >
                    {words.differ}
                    <span className="sr-only">: {article.title}</span>
                  </Link>
                ) : null}
              </p>
            ) : null}
          </div>
          {isToDo && task.mine?.startedAt === null ? (
            <form action={start(article.slug)}>
              <Button type="submit" variant="primary">
                {words.start}
                <span className="sr-only">: {article.title}</span>
              </Button>
            </form>
          ) : (
            <LinkButton href={`/articles/${article.slug}${group}`} variant={isToDo ? "primary" : "secondary"}>
              {isToDo ? words.continue : words.look}
              <span className="sr-only">: {article.title}</span>
            </LinkButton>
          )}
        </li>
      ))}
    </ol>
  );
}
