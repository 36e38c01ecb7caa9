"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/components/groups/form-state";
import { newId } from "@/core/new-id";
import { runAction } from "@/server/http/action";
import { getActor } from "@/server/session";
import { answerTask } from "@/server/tasks/answer-commands";
import { finishTask, reopenTask, startTask } from "@/server/tasks/coding-commands";
import { changeTask, createTask, remindCoders } from "@/server/tasks/commands";
import {
  closeTask,
  deleteTask,
  openTaskAgain,
  restoreTask,
  revealTask,
} from "@/server/tasks/ending-commands";

/** Where a task stands, as its forms know it. */
interface TaskPlace {
  id: string;
  /** Of the group. */
  slug: string;
}

/** A field's text as it was typed: forms send line ends as CR LF. */
const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
};

const idsIn = (form: FormData, name: string): string[] =>
  form.getAll(name).flatMap((value) => (typeof value === "string" ? [value] : []));

/** A moment as its field sends it: in UTC, which it says itself where a script made it. Null for an empty field. */
const momentOf = (form: FormData, name: string): string | null => {
  const value = textOf(form, name);
  return value === "" || value.endsWith("Z") ? value || null : `${value}Z`;
};

/** What was typed, by the field's name; of lists, with commas between. */
const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries([...new Set(form.keys())].map((name) => [name, idsIn(form, name).join(",")]));

export async function submitNewTask(
  group: { id: string; slug: string },
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const isCoding = textOf(form, "kind") !== "compare";
  const isBlind = isCoding && form.has("isBlind");
  const draft = {
    id: newId(),
    kind: textOf(form, "kind"),
    title: textOf(form, "title"),
    instructions: textOf(form, "instructions"),
    articleIds: idsIn(form, "articleIds"),
    coderIds: textOf(form, "who") === "some" ? idsIn(form, "coderIds") : "all",
    codebookId: (isCoding && textOf(form, "codebookId")) || null,
    isBlind,
    ...(isBlind && { reveal: textOf(form, "reveal"), revealAt: momentOf(form, "revealAt") }),
    dueAt: momentOf(form, "dueAt"),
    votesToSettle: isCoding ? Number(textOf(form, "votesToSettle")) : 0,
  };
  const result = await runAction(async () => createTask(await getActor(), group.id, draft));
  if (!result.ok) return { ...result, typed: typedIn(form) };
  redirect(`/groups/${group.slug}/tasks/${result.value.id}`);
}

export async function submitTaskEdit(task: TaskPlace, _: FormState, form: FormData): Promise<FormState> {
  const revealAt = momentOf(form, "revealAt");
  const changes = {
    version: Number(textOf(form, "version")),
    title: textOf(form, "title"),
    instructions: textOf(form, "instructions"),
    dueAt: momentOf(form, "dueAt"),
    ...(revealAt !== null && { revealAt }),
    ...(form.has("votesToSettle") && { votesToSettle: Number(textOf(form, "votesToSettle")) }),
    addCoderIds: idsIn(form, "coderIds"),
    addArticleIds: idsIn(form, "articleIds"),
  };
  const result = await runAction(async () => changeTask(await getActor(), task.id, changes));
  if (!result.ok) return { ...result, typed: typedIn(form) };
  redirect(`/groups/${task.slug}/tasks/${task.id}`);
}

/** One press: finish or take that back, reveal, close, open again, remind, delete. */
export async function submitTaskStep(task: TaskPlace, _: FormState, form: FormData): Promise<FormState> {
  const seen = { version: Number(textOf(form, "version")) };
  const result = await runAction(async () => {
    const actor = await getActor();
    switch (textOf(form, "step")) {
      case "finish":
        return finishTask(actor, task.id);
      case "reopen":
        return reopenTask(actor, task.id);
      case "reveal":
        return revealTask(actor, task.id, seen);
      case "close":
        return closeTask(actor, task.id, seen);
      case "open":
        return openTaskAgain(actor, task.id, seen);
      case "delete":
        return deleteTask(actor, task.id, seen);
      default:
        return remindCoders(actor, task.id);
    }
  });
  // A deleted task has no page; the list of tasks has it, and brings it back.
  if (result.ok && result.value.deletedAt) redirect(`/groups/${task.slug}/tasks#deleted`);
  refresh();
  return result.ok ? { ok: true, value: undefined } : result;
}

/** Brings a deleted task back, and leads to it. */
export async function bringBack(task: TaskPlace): Promise<void> {
  const result = await runAction(async () => restoreTask(await getActor(), task.id));
  redirect(`/groups/${task.slug}/tasks${result.ok ? `/${task.id}` : ""}`);
}

/** Notes that one has begun, and leads to the article. */
export async function startCoding(task: TaskPlace, articleSlug: string): Promise<void> {
  const result = await runAction(async () => startTask(await getActor(), task.id));
  if (!result.ok) redirect(`/groups/${task.slug}/tasks/${task.id}`);
  redirect(`/articles/${articleSlug}?group=${encodeURIComponent(task.slug)}`);
}

/** From the reader page, which stays where it is; where it cannot be, the task's page says why. */
export async function finishFromReader(task: TaskPlace): Promise<void> {
  const result = await runAction(async () => finishTask(await getActor(), task.id));
  if (!result.ok) redirect(`/groups/${task.slug}/tasks/${task.id}`);
  refresh();
}

export async function submitAnswer(task: TaskPlace, _: FormState, form: FormData): Promise<FormState> {
  const typed = {
    text: textOf(form, "text"),
    pick: textOf(form, "pick"),
    confidence: textOf(form, "confidence"),
  };
  const answer = { ...typed, confidence: Number(typed.confidence) };
  const result = await runAction(async () => answerTask(await getActor(), task.id, answer));
  refresh();
  return result.ok ? { ok: true, value: undefined } : { ...result, typed };
}
