import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";

export type SwitchProps = Omit<ComponentProps<"input">, "type" | "className" | "role"> & {
  label: ReactNode;
  hint?: ReactNode;
  className?: string;
};

/** A setting that takes effect at once. A native checkbox underneath, so forms and no-JavaScript work. */
export function Switch({ label, hint, className, id: givenId, ...input }: SwitchProps) {
  const madeId = useId();
  const id = givenId ?? madeId;
  return (
    <label
      htmlFor={id}
      className={classNames(
        "flex min-h-6 items-start justify-between gap-4 text-base has-disabled:text-muted pointer-coarse:min-h-11 pointer-coarse:items-center",
        className,
      )}
    >
      <span>
        {label}
        {hint ? (
          <span id={`${id}-hint`} className="block text-muted text-sm">
            {hint}
          </span>
        ) : null}
      </span>
      <input
        {...input}
        id={id}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox's own checkedness is its aria-checked.
        role="switch"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="switch"
      />
    </label>
  );
}
