"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { groups as words } from "@/messages/en/groups";
import { FormError } from "./form-error";
import { type FormAction, messageOf } from "./form-state";

/** Leaving, asked once more; the action leads back to the list of groups. */
export function LeaveGroup({ action }: { action: FormAction }) {
  const [state, submit, isPending] = useActionState(action, null);
  return (
    <div className="flex flex-col items-start gap-3">
      <FormError message={messageOf(state)} />
      <Popover
        eager
        label={words.leave.confirm}
        className="w-80"
        trigger={(trigger) => (
          <Button {...trigger} variant="secondary">
            {words.leave.action}
          </Button>
        )}
      >
        <p className="font-semibold">{words.leave.confirm}</p>
        <p className="mt-1 mb-3 text-soft">{words.leave.text}</p>
        <form action={submit}>
          <Button type="submit" variant="danger" busy={isPending}>
            {words.leave.action}
          </Button>
        </form>
      </Popover>
    </div>
  );
}
