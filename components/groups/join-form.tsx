"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { groups as words } from "@/messages/en/groups";
import { FormError } from "./form-error";
import { type FormAction, messageOf } from "./form-state";

/** One button; the action leads on to the group's page. */
export function JoinForm({ action }: { action: FormAction }) {
  const [state, submit, isPending] = useActionState(action, null);
  return (
    <form action={submit} className="flex flex-col items-start gap-3">
      <FormError message={messageOf(state)} />
      <Button type="submit" variant="primary" busy={isPending}>
        {isPending ? words.invitation.joining : words.invitation.join}
      </Button>
    </form>
  );
}
