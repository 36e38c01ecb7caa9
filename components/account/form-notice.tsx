import { classNames } from "@/components/ui/class-names";
import type { FormState } from "./form-state";

/** What happened, for the whole form; the region stands before the words do, so that they are read out. */
export function FormNotice({ state }: { state: FormState }) {
  return (
    <div aria-live="polite" className="empty:hidden">
      {state.message ? (
        <Notice tone={state.status === "failed" ? "danger" : "positive"}>{state.message}</Notice>
      ) : null}
    </div>
  );
}

/** One sentence on a quiet ground. */
export function Notice({ tone, children }: { tone: "positive" | "danger"; children: string }) {
  return (
    <p
      className={classNames(
        "rounded-md px-3 py-2 text-base",
        tone === "danger" ? "bg-danger-wash text-danger" : "bg-positive-wash text-positive",
      )}
    >
      {children}
    </p>
  );
}
