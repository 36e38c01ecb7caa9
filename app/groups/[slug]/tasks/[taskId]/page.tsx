import type { Metadata } from "next";
import { startCoding, submitAnswer, submitTaskStep } from "@/app/groups/[slug]/tasks/actions";
import { loadTask, loadTaskGroup } from "@/app/groups/[slug]/tasks/load-task";
import { MarkdownDocument } from "@/components/markdown/markdown-document";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { Section } from "@/components/shell/section";
import { AnswerForm } from "@/components/tasks/answer-form";
import { AnswerList } from "@/components/tasks/answer-list";
import { CoderTable } from "@/components/tasks/coder-table";
import { RevisionList } from "@/components/tasks/revision-list";
import { TaskArticles } from "@/components/tasks/task-articles";
import { TaskFacts } from "@/components/tasks/task-facts";
import { TaskProgress } from "@/components/tasks/task-list";
import { TaskSteps } from "@/components/tasks/task-steps";
import { LinkButton } from "@/components/ui/link-button";
import type { TaskView } from "@/core/tasks/task";
import { agreement } from "@/messages/en/agreement";
import { tasks as words } from "@/messages/en/tasks";
import type { Actor } from "@/server/session";
import { getRevisions } from "@/server/tasks/revisions";

interface Props {
  params: Promise<{ slug: string; taskId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, taskId } = await params;
  return { title: (await loadTask(slug, taskId)).title };
}

/** A task: what is to be done, how far everybody is, and what came of it. */
export default async function TaskPage({ params }: Props) {
  const { slug, taskId } = await params;
  const { actor } = await loadTaskGroup(slug, `/tasks/${taskId}`);
  const task = await loadTask(slug, taskId);
  const isCompare = task.kind === "compare";
  return (
    <Page width="text">
      <PageHeading
        title={<span className="wrap-anywhere">{task.title}</span>}
        actions={<BackLink href={`/groups/${slug}/tasks`}>{words.backToAll}</BackLink>}
      >
        <TaskFacts task={task} />
      </PageHeading>
      <div className="flex flex-col gap-10">
        {task.instructions === "" ? null : (
          <Section title={words.page.instructions}>
            <MarkdownDocument text={task.instructions} idPrefix="task-" headingLevel={3} />
          </Section>
        )}
        <Section title={words.page.articles}>
          <TaskArticles
            task={task}
            start={(articleSlug) => startCoding.bind(null, { id: task.id, slug }, articleSlug)}
          />
        </Section>
        {isCompare ? <Comparing task={task} /> : null}
        <TaskSteps task={task} action={submitTaskStep.bind(null, { id: task.id, slug })} />
        <Section title={words.page.people}>
          <TaskProgress task={task} kind={task.group.kind} />
          <CoderTable task={task} />
          {isCompare ? null : (
            <LinkButton href={`/groups/${slug}/agreement?task=${task.id}`} className="self-start">
              {agreement.link}
            </LinkButton>
          )}
        </Section>
        {isCompare ? null : <Revised actor={actor} task={task} />}
      </div>
    </Page>
  );
}

/** The overview is for who has answered, and for who looks after the task. */
function Comparing({ task }: { task: TaskView }) {
  const [left, right] = task.articles;
  const hasAnswered = task.mine !== null && task.mine.finishedAt !== null;
  const seesAll = hasAnswered || task.phase === "closed" || (task.can.run && task.mine === null);
  return (
    <>
      {task.can.answer ? (
        <Section title={hasAnswered ? words.compare.second : words.compare.question}>
          <AnswerForm
            // After the first answer there is another to give.
            key={String(hasAnswered)}
            action={submitAnswer.bind(null, { id: task.id, slug: task.group.slug })}
            titles={task.articles.map(({ title }) => title)}
            isSecond={hasAnswered}
          />
        </Section>
      ) : null}
      <Section title={words.compare.answers}>
        {seesAll && left && right ? (
          <LinkButton href={`/compare?left=${left.slug}&right=${right.slug}`} className="self-start">
            {words.compare.overview}
          </LinkButton>
        ) : null}
        {seesAll ? <AnswerList task={task} /> : <p className="text-soft">{words.compare.overviewLater}</p>}
      </Section>
    </>
  );
}

async function Revised({ actor, task }: { actor: Actor; task: TaskView }) {
  const { revisions, codes } = await getRevisions(actor, task.id);
  if (revisions.length === 0) return null;
  return (
    <Section title={words.revisions.title}>
      <p className="text-soft">{words.revisions.intro}</p>
      <RevisionList revisions={revisions} codes={codes} articles={task.articles} />
    </Section>
  );
}
