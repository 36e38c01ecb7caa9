"use client";

import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { FormNotice } from "./form-notice";
import { type FormAction, type FormState, FRESH } from "./form-state";

/** What a control of the form gets: its name, its fault, and what was typed before. */
export type FieldOf = (name: string) => { name: string; error: string | undefined; defaultValue?: string };

export interface ActionFormProps {
  action: FormAction;
  submit: string;
  variant?: ButtonProps["variant"];
  /** Values that go along unseen. */
  hidden?: Readonly<Record<string, string>>;
  /** Empties the form when it is done: for passwords and things that are made. */
  clearWhenDone?: boolean;
  children: (field: FieldOf, state: FormState) => ReactNode;
}

/**
 * A form over a server action. It is a plain form without JavaScript; with it, nothing that was typed is
 * lost when the answer is a fault, and the focus goes to the first field that has one.
 */
export function ActionForm({
  action,
  submit,
  variant = "primary",
  hidden = {},
  clearWhenDone = false,
  children,
}: ActionFormProps) {
  const [state, send, isPending] = useActionState(action, FRESH);
  const formRef = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (state.status === "failed") formRef.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
    if (state.status === "done" && clearWhenDone) formRef.current?.reset();
  }, [state, clearWhenDone]);

  // React empties a form after its action; sent by hand, it keeps what was typed.
  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  }

  const field: FieldOf = (name) => ({ name, error: state.faults[name], defaultValue: state.typed[name] });

  return (
    <form ref={formRef} action={send} onSubmit={handleSubmit} noValidate className="flex flex-col gap-4">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children(field, state)}
      <FormNotice state={state} />
      <div>
        <Button type="submit" variant={variant} busy={isPending}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
