"use client";

import { useActionState } from "react";
import { FormError } from "@/components/groups/form-error";
import { type FormAction, faultOf, messageOf, typedIn } from "@/components/groups/form-state";
import { useFaultFocus } from "@/components/groups/use-fault-focus";
import { Button } from "@/components/ui/button";
import { RadioCard } from "@/components/ui/radio-card";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { tasks } from "@/messages/en/tasks";

const words = tasks.compare;
const PICKS = ["first", "second", "both", "neither"] as const;
const LEVELS = [1, 2, 3, 4, 5] as const;

/** An answer to which of two articles, why, and how sure. @param titles of the two, in the task's order */
export function AnswerForm({
  action,
  titles,
  isSecond,
}: {
  action: FormAction;
  titles: readonly string[];
  isSecond: boolean;
}) {
  const [state, submit, isPending] = useActionState(action, null);
  const form = useFaultFocus(state);
  const picked = typedIn(state, "pick");
  return (
    <form ref={form} action={submit} className="flex flex-col gap-5">
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-semibold text-sm">{words.pick}</legend>
        {PICKS.map((pick) => (
          <RadioCard
            key={`${pick} ${picked}`}
            name="pick"
            value={pick}
            isChosen={picked === pick}
            label={words.pickOf(pick, titles)}
          />
        ))}
      </fieldset>
      <TextArea
        name="text"
        label={words.text}
        error={faultOf(state, "text")}
        defaultValue={typedIn(state, "text")}
        maxLength={4_000}
        rows={5}
        required
      />
      <Select
        name="confidence"
        label={words.confidence}
        defaultValue={typedIn(state, "confidence") ?? "3"}
        className="sm:max-w-56"
      >
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {words.confidences[level]}
          </option>
        ))}
      </Select>
      <FormError message={messageOf(state, ["text"])} />
      <p className="text-soft">{isSecond ? words.secondHint : words.commit}</p>
      <Button type="submit" variant="primary" busy={isPending} className="self-start">
        {isPending ? words.sending : words.send}
      </Button>
    </form>
  );
}
