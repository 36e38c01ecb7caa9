import { conflict, forbidden, invalid, notFound } from "@/core/errors";
import { canReadCodebook, canReadGroup, canSetTasks } from "@/core/permissions";
import { canAddArticles } from "@/core/tasks/phase";
import { ChangeTaskSchema, CreateTaskSchema, MAX_TASK_ARTICLES, type TaskView } from "@/core/tasks/task";
import { taskErrors as words } from "@/messages/en/task-errors";
import { idFrom, readableArticles } from "@/server/articles/access";
import { db, type Transaction } from "@/server/db";
import { consume } from "@/server/limits";
import { audit } from "@/server/moderation/audit";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { subjectOf } from "@/server/tasks/reveal";
import { articleIdsOf, lockTask, readableTask, type TaskRow, taskSelect } from "@/server/tasks/task-rows";
import { toTaskView } from "@/server/tasks/task-views";
import { tellAssigned, tellDue, tellPages } from "@/server/tasks/tell-of-tasks";
import { isUniqueViolation } from "@/server/unique-violation";

/**
 * Asks people of a group to code articles, or to compare two. The same draft sent again is the same task.
 * @throws AppError invalid, not-found, forbidden, rate-limited, conflict for a taken id.
 */
export async function createTask(actor: Actor, groupId: string, input: unknown): Promise<TaskView> {
  const person = requirePerson(actor);
  const draft = CreateTaskSchema.parse(input);
  const id = idFrom(groupId, "group");
  await consume("write", person.id);
  requireSetter(person, id);
  if (draft.dueAt && draft.dueAt <= new Date()) throw invalid("dueAt", words.past);
  const isDated = draft.isBlind && draft.reveal === "at_date";
  if (isDated && draft.revealAt && draft.revealAt <= new Date()) throw invalid("revealAt", words.past);
  const articleIds = [...new Set(draft.articleIds)];
  await requireArticles(person, id, articleIds);
  await requireCodebook(person, id, draft.codebookId);
  const { articleIds: _, coderIds, ...fields } = draft;
  try {
    const task = await db.$transaction(async (tx) => {
      const coders = await codersIn(tx, id, coderIds);
      const made = await tx.codingTask.create({
        data: {
          ...fields,
          revealAt: isDated ? draft.revealAt : null,
          groupId: id,
          createdById: person.id,
          includesLater: coderIds === "all",
          articles: { create: articleIds.map((articleId, position) => ({ articleId, position })) },
          coders: { create: coders.map((personId) => ({ personId })) },
        },
        select: taskSelect,
      });
      await audit(tx, { ...subjectOf(made), action: "task.created", actorId: person.id });
      await tellAssigned(tx, made, person.id, coders);
      await tellPages(tx, made, person.id);
      return made;
    });
    return await toTaskView(person, task);
  } catch (thrown) {
    if (!isUniqueViolation(thrown)) throw thrown;
    const known = await db.codingTask.findUnique({
      where: { id: draft.id },
      select: { ...taskSelect, createdById: true },
    });
    if (known?.createdById !== person.id || known.groupId !== id || known.title !== draft.title)
      throw conflict("This id belongs to something else. Send it again with a new one.");
    return toTaskView(person, known);
  }
}

/**
 * Changes what a task says, when it is due or revealed, who else has a part in it, and, until somebody has finished,
 * what else they code: a first pass is over all that was asked.
 * @throws AppError invalid, not-found, forbidden, rate-limited, conflict with the task as it is where it was changed
 *   meanwhile, or is closed.
 */
export async function changeTask(actor: Actor, taskId: string, input: unknown): Promise<TaskView> {
  const person = requirePerson(actor);
  const { version, addCoderIds, addArticleIds, ...fields } = ChangeTaskSchema.parse(input);
  await consume("write", person.id);
  const seen = await readableTask(person, taskId);
  requireSetter(person, seen.groupId);
  const isHere = (date: Date | null | undefined) => !date || date > new Date();
  if (!isHere(fields.revealAt)) throw invalid("revealAt", words.past);
  const task = await db.$transaction(async (tx) => {
    const now = await lockTask(tx, seen.id);
    if (now.version !== version) throw conflict(words.changed, await toTaskView(person, now));
    await requireOpen(person, now);
    if (fields.revealAt && (now.reveal !== "at_date" || now.revealedAt)) throw conflict(words.revealed);
    // A date that has passed may stay; it is only not set anew.
    if (fields.dueAt?.getTime() !== now.dueAt?.getTime() && !isHere(fields.dueAt))
      throw invalid("dueAt", words.past);
    const known = new Set(now.coders.map(({ personId }) => personId));
    const added = addCoderIds.filter((id) => !known.has(id));
    if (added.length > 0) await addCodersIn(tx, now, await codersIn(tx, now.groupId, added), person.id);
    await addArticlesIn(tx, person, now, addArticleIds);
    await tx.codingTask.update({
      where: { id: now.id },
      data: { ...fields, version: { increment: 1 } },
      select: { id: true },
    });
    await audit(tx, { ...subjectOf(now), action: "task.changed", actorId: person.id });
    const changed = await lockTask(tx, now.id);
    await tellPages(tx, changed, person.id);
    return changed;
  });
  return toTaskView(person, task);
}

/** Gives these people a part in a task, in the caller's transaction, and tells them. */
export async function addCodersIn(
  tx: Transaction,
  task: Pick<TaskRow, "id" | "groupId">,
  personIds: readonly string[],
  actorId: string | null,
): Promise<void> {
  await tx.taskCoder.createMany({
    data: personIds.map((personId) => ({ taskId: task.id, personId })),
    skipDuplicates: true,
  });
  await tellAssigned(tx, task, actorId, personIds);
}

/** Whoever joins a group as somebody who writes has a part in its open tasks that are for everybody. */
export async function joinOpenTasks(tx: Transaction, groupId: string, personId: string): Promise<void> {
  const open = await tx.codingTask.findMany({
    where: { groupId, includesLater: true, closedAt: null, revealedAt: null },
    select: { id: true, groupId: true },
  });
  for (const task of open) await addCodersIn(tx, task, [personId], null);
}

/**
 * Reminds those who have not finished, or not answered, of a task: each once a day.
 * @throws AppError not-found, forbidden, rate-limited, conflict where it is closed.
 */
export async function remindCoders(actor: Actor, taskId: string): Promise<TaskView> {
  const person = requirePerson(actor);
  await consume("write", person.id);
  const task = await readableTask(person, taskId);
  requireSetter(person, task.groupId);
  if (task.closedAt) throw conflict(words.closed);
  const late = task.coders.filter((one) => !(task.kind === "code" ? one.finishedAt : one.answeredAt));
  const today = new Date().toISOString().slice(0, 10);
  await db.$transaction((tx) =>
    tellDue(
      tx,
      task,
      person.id,
      late.map(({ personId }) => personId),
      today,
    ),
  );
  return toTaskView(person, task);
}

/** @throws AppError not-found for outsiders, forbidden for those who do not run the group. */
export function requireSetter(person: SignedInActor, groupId: string): void {
  if (!canReadGroup(person, groupId)) throw notFound("group");
  if (!canSetTasks(person, groupId)) throw forbidden(words.maySet);
}

/** @throws AppError conflict with the task as it is, where it is closed. */
export async function requireOpen(person: SignedInActor, now: TaskRow): Promise<void> {
  if (now.closedAt) throw conflict(words.closed, await toTaskView(person, now));
}

/** @throws AppError invalid, conflict where passes over the articles so far are taken. */
async function addArticlesIn(
  tx: Transaction,
  person: SignedInActor,
  task: TaskRow,
  articleIds: readonly string[],
): Promise<void> {
  const known = new Set(articleIdsOf(task));
  const added = [...new Set(articleIds)].filter((id) => !known.has(id));
  if (added.length === 0) return;
  if (!canAddArticles(task, task.coders, new Date())) throw conflict(words.begunPasses);
  if (known.size + added.length > MAX_TASK_ARTICLES) throw invalid("articleIds", words.tooManyArticles);
  await requireArticles(person, task.groupId, added);
  await tx.taskArticle.createMany({
    data: added.map((articleId, index) => ({ taskId: task.id, articleId, position: known.size + index })),
  });
}

/** Those that the group's people may read, all of them. */
async function requireArticles(person: SignedInActor, groupId: string, ids: string[]): Promise<void> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM "Article" a WHERE a.id = ANY(${ids}::uuid[]) AND ${readableArticles(person)}
      AND (a.visibility = 'public' OR EXISTS (
        SELECT 1 FROM "ArticleAccess" x WHERE x."articleId" = a.id AND x."groupId" = ${groupId}::uuid))`;
  if (rows.length !== ids.length) throw invalid("articleIds", words.articles);
}

async function requireCodebook(person: SignedInActor, groupId: string, id: string | null): Promise<void> {
  if (id === null) return;
  const found = await db.codebook.findUnique({ where: { id }, select: { groupId: true } });
  const isOfGroup = found && (found.groupId === null || found.groupId === groupId);
  if (!isOfGroup || !canReadCodebook(person, found.groupId)) throw invalid("codebookId", words.codebook);
}

/**
 * Who of the group is to have a part: with "all", everybody who writes in it and does not run it.
 * @throws AppError invalid where one of those named is not a member who may write
 */
async function codersIn(tx: Transaction, groupId: string, who: "all" | readonly string[]): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: {
      groupId,
      person: { status: "active" },
      ...(who === "all" ? { role: "member" } : { role: { not: "observer" }, personId: { in: [...who] } }),
    },
    orderBy: { personId: "asc" },
    select: { personId: true },
  });
  if (who !== "all" && rows.length !== new Set(who).size) throw invalid("coderIds", words.coders);
  return rows.map(({ personId }) => personId);
}
