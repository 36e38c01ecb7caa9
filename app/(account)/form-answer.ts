import { type FormState, FRESH } from "@/components/account/form-state";
import { account } from "@/messages/en/account";
import type { ActionResult } from "@/server/http/action";

/** Secrets are typed again; they are never sent back. */
const SECRET = new Set(["password", "current", "next", "token"]);

/** The text fields of a form, as a command wants them; what React added is left out. */
export function fieldsOf<Name extends string>(form: FormData, names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, textOf(form, name)])) as Record<Name, string>;
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** What the form shows: faults beside their fields and what was typed, or that all is well. */
export function toFormState(result: ActionResult<unknown>, form: FormData, done: string): FormState {
  if (result.ok) return { ...FRESH, status: "done", message: done };
  const faults: Record<string, string> = {};
  for (const { field, message } of result.fields) faults[field] ??= message;
  const typed: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$") && !SECRET.has(name)) typed[name] = value;
  }
  const isAllBesideFields = result.fields.length > 0 && result.fields.every(({ field }) => field !== "");
  return { status: "failed", message: isAllBesideFields ? account.formFault : result.message, faults, typed };
}
