import { type RefObject, useEffect, useRef } from "react";
import type { FormState } from "./form-state";

/** A ref for a form: after an answer that finds fault, the focus goes to the first field that has one. */
export function useFaultFocus(state: FormState<unknown>): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state && !state.ok) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [state]);
  return form;
}
