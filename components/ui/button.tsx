import type { ComponentProps, MouseEvent } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";
import { Spinner } from "./spinner";

export type ButtonProps = Omit<ComponentProps<"button">, "aria-label"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Work is under way: the button keeps focus and its width, says so, and ignores presses. */
  busy?: boolean;
};

/** A button with words. Its label is a verb. `type` is "button" unless told otherwise. */
export function Button({
  variant,
  size,
  busy = false,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
      onClick={busy ? ignorePress : onClick}
      className={buttonStyle({ variant, size, className })}
    >
      {busy ? <Spinner /> : null}
      {children}
    </button>
  );
}

export type IconButtonProps = Omit<ButtonProps, "aria-label"> & {
  /** The button's name, for those who do not see the icon and as its tooltip. */
  label: string;
};

/** A square button with an icon alone (16 px svg). Wrap it in <Tooltip> to show its key as well. */
export function IconButton({
  label,
  variant = "quiet",
  size,
  busy = false,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <button
      title={label}
      {...rest}
      type={type}
      aria-label={label}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
      onClick={busy ? ignorePress : onClick}
      className={buttonStyle({ variant, size, square: true, className })}
    >
      {busy ? <Spinner /> : children}
    </button>
  );
}

function ignorePress(event: MouseEvent) {
  event.preventDefault();
}
