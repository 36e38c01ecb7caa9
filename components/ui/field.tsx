import type { ReactNode } from "react";
import { ui } from "@/messages/en/ui";
import { classNames } from "./class-names";

export type FieldProps = {
  label: string;
  /** One quiet sentence under the label. */
  hint?: ReactNode;
  /** What is wrong and what to do; marks the control as invalid. */
  error?: string | null;
  /** Says “optional” beside the label. */
  optional?: boolean;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  className?: string;
};

/** Class names every bordered control shares. */
export const controlStyle =
  "w-full rounded-md border border-line-strong bg-surface px-2.5 text-base text-ink placeholder:text-muted " +
  "transition-[border-color] duration-(--duration-quick) hover:border-soft " +
  "focus-visible:border-accent focus-visible:outline-offset-0 " +
  "aria-invalid:border-danger disabled:bg-sunken disabled:text-muted " +
  // iOS zooms into a control whose text is smaller than 16 px.
  "pointer-coarse:text-lg";

/** The ids that tie a control to its hint and its error. */
export function describedBy(id: string, field: Pick<FieldProps, "hint" | "error">): string | undefined {
  return classNames(field.hint ? `${id}-hint` : null, field.error ? `${id}-error` : null) || undefined;
}

/** Label above, control, hint and error below. Used by every text-like control. */
export function Field({
  id,
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  children,
}: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={classNames("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "font-semibold text-sm"}>
        {label}
        {optional ? <span className="font-normal text-muted"> ({ui.optional})</span> : null}
      </label>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      ) : null}
      {/* The region stands before the error does, or a screen reader would not speak it. */}
      <div aria-live="polite" className="empty:hidden">
        {error ? (
          <p id={`${id}-error`} className="font-semibold text-danger text-sm">
            {error}
          </p>
        ) : null}
      </div>
    </div>
  );
}
