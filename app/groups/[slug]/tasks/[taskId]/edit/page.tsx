import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { submitTaskEdit } from "@/app/groups/[slug]/tasks/actions";
import { loadTask, loadTaskGroup } from "@/app/groups/[slug]/tasks/load-task";
import { Page, PageHeading } from "@/components/shell/page";
import { TaskEditForm } from "@/components/tasks/task-edit-form";
import { tasks as words } from "@/messages/en/tasks";
import { listTaskChoices } from "@/server/tasks/choices";

export const metadata: Metadata = { title: words.form.editTitle };

interface Props {
  params: Promise<{ slug: string; taskId: string }>;
}

export default async function EditTaskPage({ params }: Props) {
  const { slug, taskId } = await params;
  const { actor, group } = await loadTaskGroup(slug, `/tasks/${taskId}/edit`);
  const task = await loadTask(slug, taskId);
  if (!task.can.close) notFound();
  const known = new Set(task.coders.map(({ person }) => person.id));
  const choices = await listTaskChoices(actor, group.id);
  const coded = new Set(task.articles.map(({ id }) => id));
  const isDated = task.isBlind && task.reveal === "at_date" && task.revealedAt === null;
  return (
    <Page width="text">
      <PageHeading title={words.form.editTitle}>{task.title}</PageHeading>
      <TaskEditForm
        action={submitTaskEdit.bind(null, { id: task.id, slug })}
        back={`/groups/${slug}/tasks/${task.id}`}
        task={{
          title: task.title,
          instructions: task.instructions,
          dueAt: task.dueAt,
          revealAt: isDated ? task.revealAt : null,
          votesToSettle: task.votesToSettle,
          isCoding: task.kind === "code",
          version: task.version,
        }}
        members={choices.members.filter(({ id }) => !known.has(id))}
        articles={task.can.addArticles ? choices.articles.filter(({ id }) => !coded.has(id)) : []}
      />
    </Page>
  );
}
