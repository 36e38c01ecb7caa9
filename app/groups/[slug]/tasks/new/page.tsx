import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { submitNewTask } from "@/app/groups/[slug]/tasks/actions";
import { loadTaskGroup } from "@/app/groups/[slug]/tasks/load-task";
import { Page, PageHeading } from "@/components/shell/page";
import { TaskForm } from "@/components/tasks/task-form";
import { tasks as words } from "@/messages/en/tasks";
import { listTaskChoices } from "@/server/tasks/choices";

export const metadata: Metadata = { title: words.form.newTitle };

export default async function NewTaskPage({ params }: { params: Promise<{ slug: string }> }) {
  const { actor, group, runs } = await loadTaskGroup((await params).slug, "/tasks/new");
  if (!runs) notFound();
  const choices = await listTaskChoices(actor, group.id);
  return (
    <Page width="text">
      <PageHeading title={words.form.newTitle}>{words.of(group.name)}</PageHeading>
      <TaskForm
        action={submitNewTask.bind(null, { id: group.id, slug: group.slug })}
        back={`/groups/${group.slug}/tasks`}
        kind={group.kind}
        {...choices}
      />
    </Page>
  );
}
