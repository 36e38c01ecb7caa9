import type { Phase, RevealRule, TaskKind } from "@/core/tasks/task";

/** What of a task decides where it stands. */
export interface TaskFacts {
  kind: TaskKind;
  isBlind: boolean;
  reveal: RevealRule;
  revealAt: Date | null;
  revealedAt: Date | null;
  closedAt: Date | null;
}

/** Whether its date has come, though nothing has taken note of it yet. */
export const isDueToReveal = (task: TaskFacts, now: Date): boolean =>
  task.isBlind &&
  task.revealedAt === null &&
  task.closedAt === null &&
  task.reveal === "at_date" &&
  task.revealAt !== null &&
  task.revealAt <= now;

/** What holds for everybody; with `when_finished` each finds the others' words as soon as they have finished. */
export function phaseOf(task: TaskFacts, now: Date): Phase {
  if (task.closedAt !== null) return "closed";
  return task.revealedAt !== null || isDueToReveal(task, now) ? "revising" : "coding";
}

/** Finishing is for who has not yet, while the first pass is open to be taken. */
export const canFinish = (task: TaskFacts, part: { finishedAt: Date | null }, now: Date): boolean =>
  task.kind === "code" && part.finishedAt === null && phaseOf(task, now) === "coding";

/**
 * Taking one's finish back, which lets go of the first pass: only as long as it did not show one the others' words.
 */
export const canReopen = (task: TaskFacts, part: { finishedAt: Date | null }, now: Date): boolean =>
  task.kind === "code" &&
  part.finishedAt !== null &&
  phaseOf(task, now) === "coding" &&
  !(task.isBlind && task.reveal === "when_finished");

/** More articles come only while nobody has finished: a first pass is over all articles of its task. */
export const canAddArticles = (
  task: TaskFacts,
  parts: readonly { finishedAt: Date | null }[],
  now: Date,
): boolean =>
  task.kind === "code" &&
  phaseOf(task, now) === "coding" &&
  parts.every(({ finishedAt }) => finishedAt === null);

/** The first answer, while the task is open; afterwards one more. */
export const canAnswer = (task: TaskFacts, part: { answers: number }): boolean =>
  task.kind === "compare" && task.closedAt === null && part.answers < 2;
