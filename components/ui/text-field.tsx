import { type ComponentProps, useId } from "react";
import { classNames } from "./class-names";
import { controlStyle, describedBy, Field, type FieldProps } from "./field";

export type TextFieldProps = FieldProps & Omit<ComponentProps<"input">, "className">;

/** One line of text with its label, hint and error. `id` is made when not given. */
export function TextField({
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  id: givenId,
  ...input
}: TextFieldProps) {
  const madeId = useId();
  const id = givenId ?? madeId;
  return (
    <Field id={id} {...{ label, hint, error, optional, hideLabel, className }}>
      <input
        type="text"
        {...input}
        id={id}
        aria-invalid={error ? true : input["aria-invalid"]}
        aria-describedby={
          classNames(describedBy(id, { hint, error }), input["aria-describedby"]) || undefined
        }
        className={classNames(controlStyle, "h-9 pointer-coarse:h-11")}
      />
    </Field>
  );
}
