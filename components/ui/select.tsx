import { type ComponentProps, useId } from "react";
import { classNames } from "./class-names";
import { controlStyle, describedBy, Field, type FieldProps } from "./field";

export type SelectProps = FieldProps & Omit<ComponentProps<"select">, "className">;

/** The browser's own select, with label, hint and error; children are <option>s. */
export function Select({
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  id: givenId,
  children,
  ...select
}: SelectProps) {
  const madeId = useId();
  const id = givenId ?? madeId;
  return (
    <Field id={id} {...{ label, hint, error, optional, hideLabel, className }}>
      <span className="relative flex">
        <select
          {...select}
          id={id}
          aria-invalid={error ? true : select["aria-invalid"]}
          aria-describedby={
            classNames(describedBy(id, { hint, error }), select["aria-describedby"]) || undefined
          }
          className={classNames(controlStyle, "h-9 appearance-none pe-8 pointer-coarse:h-11")}
        >
          {children}
        </select>
        <svg
          aria-hidden="true"
          viewBox="0 0 16 16"
          className="pointer-events-none absolute inset-e-2.5 top-1/2 size-4 -translate-y-1/2 text-soft"
        >
          <path d="M4 6.5 8 10.5 12 6.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </span>
    </Field>
  );
}
