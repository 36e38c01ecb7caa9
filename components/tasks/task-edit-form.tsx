"use client";

import { useActionState } from "react";
import { FormError } from "@/components/groups/form-error";
import { type FormAction, faultOf, messageOf, typedIn } from "@/components/groups/form-state";
import { useFaultFocus } from "@/components/groups/use-fault-focus";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { TextField } from "@/components/ui/text-field";
import { tasks } from "@/messages/en/tasks";
import { CheckList } from "./check-list";
import { MomentField } from "./moment-field";
import { Instructions, Votes } from "./task-fields";

const words = tasks.form;
const FIELDS = ["title", "instructions", "articleIds", "coderIds", "revealAt", "dueAt"];

/** What of a task can be changed: its words, its dates, who else has a part in it, and what else they code. */
export function TaskEditForm({
  action,
  back,
  task,
  members,
  articles,
}: {
  action: FormAction;
  back: string;
  task: {
    title: string;
    instructions: string;
    dueAt: string | null;
    /** Null where no date reveals it, or it is revealed. */
    revealAt: string | null;
    votesToSettle: number;
    isCoding: boolean;
    version: number;
  };
  /** Who could have a part in it and has none. */
  members: readonly { id: string; name: string }[];
  /** What could be coded too; none where it is too late for that. */
  articles: readonly { id: string; name: string }[];
}) {
  const [state, submit, isPending] = useActionState(action, null);
  const form = useFaultFocus(state);
  const typed = (field: string, now: string) => typedIn(state, field) ?? now;
  return (
    <form ref={form} action={submit} key={JSON.stringify(state)} className="flex flex-col gap-8">
      <input type="hidden" name="version" value={task.version} />
      <TextField
        name="title"
        label={words.title}
        error={faultOf(state, "title")}
        defaultValue={typed("title", task.title)}
        maxLength={120}
        required
        autoComplete="off"
      />
      <Instructions error={faultOf(state, "instructions")} text={typed("instructions", task.instructions)} />
      <MomentField
        name="dueAt"
        label={words.dueAt}
        error={faultOf(state, "dueAt")}
        at={typed("dueAt", task.dueAt ?? "")}
        isOptional
      />
      {task.revealAt === null ? null : (
        <MomentField
          name="revealAt"
          label={words.revealAt}
          error={faultOf(state, "revealAt")}
          at={typed("revealAt", task.revealAt)}
        />
      )}
      {task.isCoding ? <Votes votes={typed("votesToSettle", String(task.votesToSettle))} /> : null}
      {articles.length === 0 ? null : (
        <CheckList
          name="articleIds"
          legend={words.moreArticles}
          hint={words.moreArticlesHint}
          error={faultOf(state, "articleIds")}
          items={articles}
          chosen={typedIn(state, "articleIds")?.split(",") ?? []}
        />
      )}
      {members.length === 0 ? null : (
        <CheckList
          name="coderIds"
          legend={words.moreCoders}
          hint={words.moreCodersHint}
          error={faultOf(state, "coderIds")}
          items={members}
          chosen={typedIn(state, "coderIds")?.split(",") ?? []}
        />
      )}
      <p className="text-soft">{articles.length === 0 ? words.kept : words.keptSoFar}</p>
      <FormError message={messageOf(state, FIELDS)} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={isPending}>
          {isPending ? words.saving : words.save}
        </Button>
        <LinkButton href={back} variant="quiet">
          {words.cancel}
        </LinkButton>
      </div>
    </form>
  );
}
