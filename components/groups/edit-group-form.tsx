"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { GroupView } from "@/core/group";
import { groups as words } from "@/messages/en/groups";
import { FormError } from "./form-error";
import { type FormFailure, faultOf, messageOf, typedIn } from "./form-state";
import { useFaultFocus } from "./use-fault-focus";

/** On a conflict also what is saved now, to be shown beside what was typed. */
export type EditState =
  | null
  | (FormFailure & { saved?: Pick<GroupView, "name" | "description" | "version"> })
  | { ok: true; value: undefined };

export interface EditGroupFormProps {
  group: Pick<GroupView, "slug" | "name" | "description" | "version">;
  action: (previous: EditState, form: FormData) => Promise<EditState>;
}

/** Name and description; the action leads back to the group's page. */
export function EditGroupForm({ group, action }: EditGroupFormProps) {
  const [state, submit, isPending] = useActionState(action, null);
  const form = useFaultFocus(state);
  const saved = state && !state.ok ? state.saved : undefined;
  return (
    <form ref={form} action={submit} className="flex flex-col gap-6">
      <input type="hidden" name="version" value={saved?.version ?? group.version} />
      <TextField
        name="name"
        label={words.form.name}
        error={faultOf(state, "name")}
        defaultValue={typedIn(state, "name") ?? group.name}
        maxLength={80}
        required
        autoComplete="off"
      />
      <TextArea
        name="description"
        label={words.form.description}
        hint={words.form.descriptionHint}
        error={faultOf(state, "description")}
        defaultValue={typedIn(state, "description") ?? group.description}
        maxLength={1_000}
        optional
      />
      {saved ? (
        <SavedMeanwhile {...saved} />
      ) : (
        <FormError message={messageOf(state, ["name", "description"])} />
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={isPending}>
          {isPending ? words.form.saving : words.form.save}
        </Button>
        <LinkButton href={`/groups/${group.slug}`} variant="quiet">
          {words.form.cancel}
        </LinkButton>
      </div>
    </form>
  );
}

function SavedMeanwhile({ name, description }: { name: string; description: string }) {
  return (
    <div role="alert" className="flex flex-col gap-2 border-warning border-s-2 ps-4">
      <p className="font-semibold">{words.page.changedTitle}</p>
      <p className="text-soft">{words.page.changedText}</p>
      <dl className="flex flex-col gap-1">
        <dt className="text-muted text-sm">{words.page.savedName}</dt>
        <dd className="break-words">{name}</dd>
        <dt className="text-muted text-sm">{words.page.savedDescription}</dt>
        <dd className="whitespace-pre-line break-words">{description || words.page.noDescription}</dd>
      </dl>
    </div>
  );
}
