"use client";

import { useActionState } from "react";
import { FormError } from "@/components/groups/form-error";
import { type FormAction, faultOf, messageOf, typedIn } from "@/components/groups/form-state";
import { useFaultFocus } from "@/components/groups/use-fault-focus";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { codebookPages } from "@/messages/en/codebook-pages";
import { PlaceChoice } from "./place-choice";

const words = codebookPages.newForm;

/** Name and group of a new codebook; the action leads on to its editor. */
export function NewCodebookForm({
  action,
  from,
  groups,
  forEverybody,
}: {
  action: FormAction;
  /** What is copied; null: it begins empty. */
  from: { id: string; slug: string; name: string } | null;
  groups: readonly { id: string; name: string }[];
  forEverybody: boolean;
}) {
  const [state, submit, isPending] = useActionState(action, null);
  const form = useFaultFocus(state);
  return (
    <form ref={form} action={submit} className="flex flex-col gap-6">
      {from ? <input type="hidden" name="from" value={from.id} /> : null}
      <TextField
        name="name"
        label={words.name}
        error={faultOf(state, "name")}
        defaultValue={typedIn(state, "name") ?? from?.name}
        maxLength={80}
        required
        autoComplete="off"
      />
      {from ? null : (
        <TextArea
          name="description"
          label={words.description}
          error={faultOf(state, "description")}
          defaultValue={typedIn(state, "description")}
          maxLength={1_000}
          optional
        />
      )}
      <PlaceChoice
        groups={groups}
        forEverybody={forEverybody && !from}
        error={faultOf(state, "groupId")}
        defaultValue={typedIn(state, "groupId")}
      />
      <FormError message={messageOf(state, ["name", "description", "groupId"])} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={isPending}>
          {isPending ? words.creating : from ? words.copy : words.create}
        </Button>
        <LinkButton href={from ? `/codebooks/${from.slug}` : "/codebooks"} variant="quiet">
          {words.cancel}
        </LinkButton>
      </div>
    </form>
  );
}
