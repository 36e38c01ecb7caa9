"use client";

import {
  type ComponentProps,
  type FormEvent,
  type KeyboardEvent,
  useId,
  useLayoutEffect,
  useRef,
} from "react";
import { classNames } from "./class-names";
import { controlStyle, describedBy, Field, type FieldProps } from "./field";

export type TextAreaProps = FieldProps &
  Omit<ComponentProps<"textarea">, "className" | "ref"> & {
    /** Called on Ctrl/Cmd-Enter. */
    onModEnter?: () => void;
  };

/** Several lines that grow with what is written, up to 40 % of the window. */
export function TextArea({
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  id: givenId,
  onModEnter,
  onKeyDown,
  onInput,
  rows = 3,
  ...textarea
}: TextAreaProps) {
  const madeId = useId();
  const id = givenId ?? madeId;
  const ref = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    if (textarea.value !== undefined || textarea.defaultValue !== undefined) fitHeight(ref.current);
  }, [textarea.value, textarea.defaultValue]);

  function handleKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    onKeyDown?.(event);
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (onModEnter && event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      onModEnter();
    }
  }

  function handleInput(event: FormEvent<HTMLTextAreaElement>) {
    onInput?.(event as Parameters<NonNullable<typeof onInput>>[0]);
    fitHeight(event.currentTarget);
  }

  return (
    <Field id={id} {...{ label, hint, error, optional, hideLabel, className }}>
      <textarea
        {...textarea}
        ref={ref}
        id={id}
        rows={rows}
        onKeyDown={handleKeyDown}
        onInput={handleInput}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error })}
        className={classNames(
          controlStyle,
          "field-sizing-content block max-h-[40dvh] min-h-16 resize-none py-2",
        )}
      />
    </Field>
  );
}

/** Where `field-sizing: content` is missing the height follows the text by hand. */
function fitHeight(element: HTMLTextAreaElement | null) {
  if (!element || CSS.supports("field-sizing", "content")) return;
  element.style.height = "auto";
  element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
}
