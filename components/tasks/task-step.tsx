"use client";

import { useActionState } from "react";
import { FormError } from "@/components/groups/form-error";
import { type FormAction, messageOf } from "@/components/groups/form-state";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-style";
import { Popover } from "@/components/ui/popover";

/** The steps of a task that are one press, as its action knows them. */
export type Step = "finish" | "reopen" | "reveal" | "close" | "open" | "remind" | "delete";

/** One step of a task; where it does more than one sees, `confirm` says what it means and asks once more. */
export function TaskStep({
  step,
  version,
  label,
  confirm,
  variant = "secondary",
  action,
}: {
  step: Step;
  version: number;
  label: string;
  confirm?: string;
  variant?: ButtonVariant;
  action: FormAction;
}) {
  const [state, submit, isPending] = useActionState(action, null);
  const form = (
    <form action={submit}>
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="version" value={version} />
      <Button
        type="submit"
        variant={step === "delete" ? "danger" : confirm ? "primary" : variant}
        busy={isPending}
      >
        {label}
      </Button>
    </form>
  );
  return (
    <div className="flex flex-col items-start gap-2">
      {confirm ? (
        <Popover
          eager
          label={label}
          className="w-80"
          trigger={(trigger) => (
            <Button {...trigger} variant={variant}>
              {label}
            </Button>
          )}
        >
          <p className="mb-3 text-soft">{confirm}</p>
          {form}
        </Popover>
      ) : (
        form
      )}
      <FormError message={messageOf(state)} />
    </div>
  );
}
