import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";

export type CheckboxProps = Omit<ComponentProps<"input">, "type" | "className"> & {
  label: ReactNode;
  hint?: ReactNode;
  className?: string;
};

/** The browser's own checkbox with its words; the whole line is the target. */
export function Checkbox({ label, hint, className, id: givenId, ...input }: CheckboxProps) {
  const madeId = useId();
  const id = givenId ?? madeId;
  return (
    <label
      htmlFor={id}
      className={classNames(
        "flex min-h-6 items-start gap-2.5 text-base has-disabled:text-muted pointer-coarse:min-h-11 pointer-coarse:items-center",
        className,
      )}
    >
      <input
        {...input}
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:mt-0 pointer-coarse:size-5"
      />
      <span>
        {label}
        {hint ? (
          <span id={`${id}-hint`} className="block text-muted text-sm">
            {hint}
          </span>
        ) : null}
      </span>
    </label>
  );
}
