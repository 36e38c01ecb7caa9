"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { GroupKindSchema } from "@/core/group";
import { groups as words } from "@/messages/en/groups";
import { FormError } from "./form-error";
import { type FormAction, faultOf, messageOf, typedIn } from "./form-state";
import { KindChoice } from "./kind-choice";
import { useFaultFocus } from "./use-fault-focus";

/** Name, kind and description; the action leads on to the new group's page. */
export function NewGroupForm({ action }: { action: FormAction }) {
  const [state, submit, isPending] = useActionState(action, null);
  const form = useFaultFocus(state);
  const kind = GroupKindSchema.safeParse(typedIn(state, "kind"));
  return (
    <form ref={form} action={submit} className="flex flex-col gap-6">
      <TextField
        name="name"
        label={words.form.name}
        hint={words.form.nameHint}
        error={faultOf(state, "name")}
        defaultValue={typedIn(state, "name")}
        maxLength={80}
        required
        autoComplete="off"
      />
      <KindChoice
        key={kind.data}
        defaultKind={kind.success ? kind.data : "class"}
        error={faultOf(state, "kind")}
      />
      <TextArea
        name="description"
        label={words.form.description}
        hint={words.form.descriptionHint}
        error={faultOf(state, "description")}
        defaultValue={typedIn(state, "description")}
        maxLength={1_000}
        optional
      />
      <FormError message={messageOf(state, ["name", "kind", "description"])} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={isPending}>
          {isPending ? words.form.creating : words.form.create}
        </Button>
        <LinkButton href="/groups" variant="quiet">
          {words.form.cancel}
        </LinkButton>
      </div>
    </form>
  );
}
