import { conflict } from "@/core/errors";
import { canAnswer } from "@/core/tasks/phase";
import { AnswerSchema, type KeptAnswer, type TaskView } from "@/core/tasks/task";
import { taskErrors as words } from "@/messages/en/task-errors";
import type { Actor } from "@/server/session";
import { changePart } from "@/server/tasks/coding-commands";
import { answerOf, answersIn } from "@/server/tasks/task-views";

/**
 * Commits to an answer in a comparison: before it nobody sees the overview or the others' answers, and it stays as
 * it is. Afterwards one more may be given, which stands beside the first. The same answer sent again is the same.
 * @throws AppError invalid, not-found, forbidden, rate-limited, conflict where both were given, or it is closed.
 */
export async function answerTask(actor: Actor, taskId: string, input: unknown): Promise<TaskView> {
  const answer = AnswerSchema.parse(input);
  return changePart(actor, taskId, async (tx, task, part, person) => {
    const kept = answerOf(part);
    const last = kept?.second ?? kept?.first;
    if (
      last &&
      last.text === answer.text &&
      last.pick === answer.pick &&
      last.confidence === answer.confidence
    )
      return;
    if (!canAnswer(task, { answers: answersIn(part) }))
      throw conflict(task.closedAt ? words.closed : words.answered);
    const now = new Date();
    const next: KeptAnswer = kept
      ? { ...kept, second: answer, secondAt: now.toISOString() }
      : { first: answer, second: null, secondAt: null };
    await tx.taskCoder.update({
      where: { taskId_personId: { taskId: task.id, personId: person.id } },
      data: { answer: next, ...(!kept && { answeredAt: now, startedAt: part.startedAt ?? now }) },
      select: { personId: true },
    });
  });
}
