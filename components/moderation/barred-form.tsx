"use client";

import { ActionForm } from "@/components/account/action-form";
import type { FormAction } from "@/components/account/form-state";
import { TextArea } from "@/components/ui/text-area";

/** What somebody who may not sign in says to the moderators. `id` stays the same when it is sent again. */
export function BarredForm({
  action,
  id,
  label,
  hint,
  submit,
}: {
  action: FormAction;
  id: string;
  label: string;
  hint?: string;
  submit: string;
}) {
  return (
    <ActionForm action={action} submit={submit} hidden={{ id }} clearWhenDone>
      {(field) => <TextArea label={label} hint={hint} maxLength={5_000} {...field("body")} />}
    </ActionForm>
  );
}
