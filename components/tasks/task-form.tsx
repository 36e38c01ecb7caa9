"use client";

import { useActionState } from "react";
import { FormError } from "@/components/groups/form-error";
import { type FormAction, faultOf, messageOf, typedIn } from "@/components/groups/form-state";
import { useFaultFocus } from "@/components/groups/use-fault-focus";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { LinkButton } from "@/components/ui/link-button";
import { RadioCard } from "@/components/ui/radio-card";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { GroupKind } from "@/core/group";
import { tasks } from "@/messages/en/tasks";
import { CheckList } from "./check-list";
import { MomentField } from "./moment-field";
import { Instructions, Votes } from "./task-fields";

const words = tasks.form;
const FIELDS = [
  "title",
  "instructions",
  "articleIds",
  "coderIds",
  "codebookId",
  "isBlind",
  "revealAt",
  "dueAt",
];
const KINDS = ["code", "compare"] as const;
const REVEALS = ["when_finished", "at_date", "by_hand"] as const;

// What a choice asks for besides stands below it; the style shows and hides it, with JavaScript and without.
const FOR_CODING = "group-has-[[value=compare]:checked]/task:hidden";
const IF_BLIND = "hidden group-has-[[name=isBlind]:checked]/task:flex";
const IF_DATED = "hidden group-has-[[value=at_date]:checked]/task:flex";
const IF_SOME = "hidden group-has-[[value=some]:checked]/task:flex";

interface Named {
  id: string;
  name: string;
}

/** Everything that a new task says; the action leads on to its page. */
export function TaskForm({
  action,
  back,
  kind,
  articles,
  members,
  codebooks,
}: {
  action: FormAction;
  /** Where one goes who thinks again. */
  back: string;
  kind: GroupKind;
  articles: readonly Named[];
  members: readonly Named[];
  codebooks: readonly Named[];
}) {
  const [state, submit, isPending] = useActionState(action, null);
  const form = useFaultFocus(state);
  const typed = (field: string) => typedIn(state, field);
  const listed = (field: string) => typed(field)?.split(",") ?? [];
  const taskKind = typed("kind") ?? "code";
  const who = typed("who") ?? "all";
  const reveal = typed("reveal") ?? "when_finished";
  return (
    // Choices keep what was chosen only when they are made anew after an answer.
    <form ref={form} action={submit} key={JSON.stringify(state)} className="group/task flex flex-col gap-8">
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-semibold text-sm">{words.kind}</legend>
        {KINDS.map((one) => (
          <RadioCard
            key={one}
            name="kind"
            value={one}
            isChosen={one === taskKind}
            label={<span className="font-semibold">{words.kinds[one]}</span>}
            hint={words.kindHints[one]}
          />
        ))}
      </fieldset>
      <TextField
        name="title"
        label={words.title}
        hint={words.titleHint}
        error={faultOf(state, "title")}
        defaultValue={typed("title")}
        maxLength={120}
        required
        autoComplete="off"
      />
      <CheckList
        name="articleIds"
        legend={words.articles}
        hint={words.articlesHint}
        error={faultOf(state, "articleIds")}
        items={articles}
        chosen={listed("articleIds")}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-semibold text-sm">{words.coders}</legend>
        <RadioCard name="who" value="all" isChosen={who === "all"} label={words.allCoders(kind)} />
        <RadioCard name="who" value="some" isChosen={who === "some"} label={words.someCoders} />
        <CheckList
          name="coderIds"
          legend={words.someCoders}
          error={faultOf(state, "coderIds")}
          items={members}
          chosen={listed("coderIds")}
          className={IF_SOME}
        />
      </fieldset>
      <div className={`flex flex-col gap-8 ${FOR_CODING}`}>
        <Select
          name="codebookId"
          label={words.codebook}
          hint={words.codebookHint}
          error={faultOf(state, "codebookId")}
          defaultValue={typed("codebookId") ?? ""}
        >
          <option value="">{words.anyCodebook}</option>
          {codebooks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <div className="flex flex-col gap-4">
          <Checkbox
            name="isBlind"
            value="yes"
            label={words.blind}
            hint={words.blindHint}
            defaultChecked={typed("isBlind") === "yes"}
          />
          <fieldset className={`flex-col gap-2 ps-6.5 ${IF_BLIND}`}>
            <legend className="mb-1.5 font-semibold text-sm">{words.reveal}</legend>
            {REVEALS.map((rule) => (
              <RadioCard
                key={rule}
                name="reveal"
                value={rule}
                isChosen={rule === reveal}
                label={words.reveals[rule]}
              />
            ))}
            <div className={`flex-col pt-1 ${IF_DATED}`}>
              <MomentField
                name="revealAt"
                label={words.revealAt}
                error={faultOf(state, "revealAt")}
                at={typed("revealAt")}
              />
            </div>
          </fieldset>
        </div>
      </div>
      <MomentField
        name="dueAt"
        label={words.dueAt}
        error={faultOf(state, "dueAt")}
        at={typed("dueAt")}
        isOptional
      />
      <Instructions error={faultOf(state, "instructions")} text={typed("instructions")} />
      <div className={FOR_CODING}>
        <Votes votes={typed("votesToSettle")} />
      </div>
      <FormError message={messageOf(state, FIELDS)} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={isPending}>
          {isPending ? words.creating : words.create}
        </Button>
        <LinkButton href={back} variant="quiet">
          {words.cancel}
        </LinkButton>
      </div>
    </form>
  );
}
