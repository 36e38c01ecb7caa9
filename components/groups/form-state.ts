import type { FieldFault } from "@/core/errors";

/** What a form's action answered last; null before the first try. */
export type FormState<T = undefined> = null | { ok: true; value: T } | FormFailure;

export interface FormFailure {
  ok: false;
  message: string;
  fields: readonly FieldFault[];
  /** What was typed, by the field's name: the browser empties a form once its action has run. */
  typed?: Record<string, string>;
}

/** A server action for `useActionState`, which also runs as a plain form post without JavaScript. */
export type FormAction<T = undefined> = (previous: FormState<T>, form: FormData) => Promise<FormState<T>>;

/** What is wrong with one field, for its error line. */
export function faultOf(state: FormState<unknown>, field: string): string | null {
  if (!state || state.ok) return null;
  return state.fields.find((fault) => fault.field === field)?.message ?? null;
}

/** What is wrong with the whole, where no field of the form shows it already. */
export function messageOf(state: FormState<unknown>, shown: readonly string[] = []): string | null {
  if (!state || state.ok) return null;
  return state.fields.some((fault) => shown.includes(fault.field)) ? null : state.message;
}

export function typedIn(state: FormState<unknown>, field: string): string | undefined {
  return state && !state.ok ? state.typed?.[field] : undefined;
}
