import type { Metadata } from "next";
import { loadGroup } from "@/app/groups/[slug]/load-group";
import { bringBack } from "@/app/groups/[slug]/tasks/actions";
import { loadTaskGroup } from "@/app/groups/[slug]/tasks/load-task";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { DeletedTasks } from "@/components/tasks/deleted-tasks";
import { TaskList } from "@/components/tasks/task-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { TaskSummary } from "@/core/tasks/task";
import { tasks as words } from "@/messages/en/tasks";
import { listTasks } from "@/server/tasks/queries";

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words.of((await loadGroup((await params).slug)).name) };
}

const waitsForMe = ({ kind, mine, phase }: TaskSummary): boolean =>
  mine !== null && mine.finishedAt === null && (kind === "compare" ? phase !== "closed" : phase === "coding");

/** What one has to do, what else is open, and what is over. */
export default async function TasksPage({ params }: Props) {
  const { actor, group, runs } = await loadTaskGroup((await params).slug, "/tasks");
  const { items, deleted } = await listTasks(actor, group.id);
  const base = `/groups/${group.slug}`;
  const open = items.filter(({ phase }) => phase !== "closed");
  return (
    <Page width="text">
      <PageHeading
        title={words.title}
        actions={
          <>
            <BackLink href={base}>{words.back(group.name)}</BackLink>
            {runs ? (
              <LinkButton href={`${base}/tasks/new`} variant="primary">
                {words.form.newTitle}
              </LinkButton>
            ) : null}
          </>
        }
      >
        {words.intro(group.kind)}
      </PageHeading>
      {items.length === 0 ? (
        <EmptyState title={words.none.title}>{words.none.text(group.kind, runs)}</EmptyState>
      ) : (
        <div className="flex flex-col gap-10">
          <TaskList title={words.forYou} items={open.filter(waitsForMe)} group={group} />
          <TaskList title={words.others} items={open.filter((task) => !waitsForMe(task))} group={group} />
          <TaskList
            title={words.closed}
            items={items.filter(({ phase }) => phase === "closed")}
            group={group}
          />
        </div>
      )}
      {deleted.length === 0 ? null : (
        <div className="mt-10">
          <DeletedTasks items={deleted} bringBack={(id) => bringBack.bind(null, { id, slug: group.slug })} />
        </div>
      )}
    </Page>
  );
}
