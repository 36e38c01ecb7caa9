import type { GroupKind } from "@/core/group";
import { canSetTasks, canWriteIn, isBlindTo } from "@/core/permissions";
import type { PersonRef } from "@/core/person";
import { canAddArticles, canAnswer, canFinish, canReopen, phaseOf } from "@/core/tasks/phase";
import {
  type KeptAnswer,
  KeptAnswerSchema,
  type TaskArticleView,
  type TaskCoderView,
  type TaskSummary,
  type TaskView,
} from "@/core/tasks/task";
import { readableArticles } from "@/server/articles/access";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import type { Actor } from "@/server/session";
import { isOfTask } from "@/server/tasks/passes";
import { articleIdsOf, type CoderRow, partOf, type TaskRow } from "@/server/tasks/task-rows";
import { isLiveAnnotation } from "@/server/visibility";

export function toTaskSummary(actor: Actor, task: TaskRow): TaskSummary {
  const part = partOf(actor, task);
  const isDone = (coder: CoderRow) => doneAt(task, coder) !== null;
  return {
    id: task.id,
    kind: task.kind,
    title: task.title,
    isBlind: task.isBlind,
    phase: phaseOf(task, new Date()),
    dueAt: task.dueAt?.toISOString() ?? null,
    createdAt: task.createdAt.toISOString(),
    articleCount: task.articles.length,
    coderCount: task.coders.length,
    finishedCount: task.coders.filter(isDone).length,
    mine: part && {
      startedAt: part.startedAt?.toISOString() ?? null,
      finishedAt: doneAt(task, part)?.toISOString() ?? null,
    },
  };
}

const doneAt = (task: TaskRow, coder: CoderRow): Date | null =>
  task.kind === "compare" ? coder.answeredAt : coder.finishedAt;

/** A task as the actor sees it: counts and answers of others only where they see the others' words. */
export async function toTaskView(actor: Actor, task: TaskRow): Promise<TaskView> {
  const [articles, counts, people, place] = await Promise.all([
    articlesOf(actor, task),
    countsOf(actor, task),
    peopleOf(task),
    placeOf(task),
  ]);
  const part = partOf(actor, task);
  const runs = canSetTasks(actor, task.groupId);
  const me = part?.personId;
  const isBlind = articleIdsOf(task).some((articleId) =>
    isBlindTo(actor, { groupId: task.groupId, articleId }),
  );
  const seesAnswers = task.closedAt !== null || part?.answeredAt || (runs && !part);
  const coders = task.coders.flatMap((coder): TaskCoderView[] => {
    const person = people.get(coder.personId);
    const isMe = coder.personId === me;
    const theirs = isMe || !isBlind ? counts.filter(({ authorId }) => authorId === coder.personId) : null;
    return person
      ? [
          {
            person,
            startedAt: coder.startedAt?.toISOString() ?? null,
            finishedAt: doneAt(task, coder)?.toISOString() ?? null,
            count: theirs && sumOf(theirs, () => true),
            byArticle: theirs && Object.fromEntries(theirs.map(({ articleId, count }) => [articleId, count])),
            answer: isMe || seesAnswers ? answerOf(coder) : null,
          },
        ]
      : [];
  });
  const mine = (articleId: string) =>
    sumOf(counts, (one) => one.authorId === me && one.articleId === articleId);
  const now = new Date();
  const mayWrite = part !== null && canWriteIn(actor, task.groupId);
  const isOpen = task.closedAt === null;
  return {
    ...toTaskSummary(actor, task),
    ...place,
    instructions: task.instructions,
    reveal: task.reveal,
    revealAt: task.revealAt?.toISOString() ?? null,
    revealedAt: task.revealedAt?.toISOString() ?? null,
    closedAt: task.closedAt?.toISOString() ?? null,
    deletedAt: task.deletedAt?.toISOString() ?? null,
    votesToSettle: task.votesToSettle,
    includesLater: task.includesLater,
    version: task.version,
    articles: articles.map((article) => ({ ...article, mine: mine(article.id) })),
    coders: coders.sort((a, b) => a.person.name.localeCompare(b.person.name, "en")),
    can: {
      run: runs,
      finish: mayWrite && canFinish(task, part, now),
      reopen: mayWrite && canReopen(task, part, now),
      reveal: runs && isOpen && task.isBlind && task.revealedAt === null,
      close: runs && isOpen,
      open: runs && !isOpen && task.deletedAt === null,
      delete: runs && task.deletedAt === null,
      addArticles: runs && canAddArticles(task, task.coders, now),
      answer: mayWrite && canAnswer(task, { answers: answersIn(part) }),
    },
  };
}

export function answerOf({ answer }: CoderRow): KeptAnswer | null {
  const kept = KeptAnswerSchema.safeParse(answer);
  return kept.success ? kept.data : null;
}

export function answersIn(coder: CoderRow): number {
  const kept = answerOf(coder);
  return kept === null ? 0 : kept.second === null ? 1 : 2;
}

interface Count {
  authorId: string;
  articleId: string;
  count: number;
}

const sumOf = (counts: readonly Count[], isIt: (one: Count) => boolean): number =>
  counts.reduce((sum, one) => (isIt(one) ? sum + one.count : sum), 0);

/** Of whoever has a part in it, as far as the actor sees what they wrote. */
const countsOf = (actor: Actor, task: TaskRow): Promise<Count[]> =>
  task.kind === "compare"
    ? Promise.resolve([])
    : hotQuery<Count>(Prisma.sql`
        SELECT n."authorId", n."articleId", count(*)::int AS count FROM "Annotation" n
        WHERE ${isOfTask(task)} AND ${isLiveAnnotation(actor)}
          AND n."authorId" = ANY(${task.coders.map(({ personId }) => personId)}::uuid[])
        GROUP BY 1, 2`);

/** In the task's order; those that the actor may not read are left out. */
const articlesOf = (actor: Actor, task: TaskRow): Promise<Omit<TaskArticleView, "mine">[]> =>
  hotQuery<Omit<TaskArticleView, "mine">>(Prisma.sql`
    SELECT a.id, a.slug, v.title, a.language FROM "Article" a JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
    WHERE a.id = ANY(${articleIdsOf(task)}::uuid[]) AND ${readableArticles(actor)}
    ORDER BY array_position(${articleIdsOf(task)}::uuid[], a.id)`);

async function peopleOf(task: TaskRow): Promise<Map<string, PersonRef>> {
  const rows = await db.person.findMany({
    where: { id: { in: task.coders.map(({ personId }) => personId) } },
    select: { id: true, name: true, handle: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

async function placeOf(task: TaskRow): Promise<Pick<TaskView, "group" | "codebook">> {
  const [group, codebook] = await Promise.all([
    db.group.findUniqueOrThrow({
      where: { id: task.groupId },
      select: { id: true, slug: true, name: true, kind: true },
    }),
    task.codebookId === null
      ? null
      : db.codebook.findUnique({ where: { id: task.codebookId }, select: { slug: true, name: true } }),
  ]);
  return { group: { ...group, kind: group.kind as GroupKind }, codebook };
}
