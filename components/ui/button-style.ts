import { classNames } from "./class-names";

/** `primary` once a view, `secondary` for its peers, `quiet` for everything at the edge, `danger` for what takes away. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
/** 28 and 32 pixels high with a mouse; 44 with a finger, whichever is chosen. */
export type ButtonSize = "small" | "medium";

const base =
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-semibold no-underline " +
  "transition-[background-color,border-color,color] duration-(--duration-quick) " +
  "disabled:cursor-default disabled:opacity-50 aria-disabled:cursor-default aria-disabled:not-aria-busy:opacity-50 " +
  "[&>svg]:size-4 [&>svg]:shrink-0";

const variants: Record<ButtonVariant, string> = {
  primary:
    "border-transparent bg-accent text-on-accent hover:not-disabled:not-aria-disabled:bg-accent-strong",
  secondary:
    "border-line-strong bg-surface text-ink hover:not-disabled:not-aria-disabled:bg-sunken aria-pressed:bg-accent-wash aria-pressed:border-accent aria-expanded:bg-sunken",
  quiet:
    "border-transparent bg-transparent text-soft hover:not-disabled:not-aria-disabled:bg-ink/7 hover:not-disabled:not-aria-disabled:text-ink aria-pressed:bg-accent-wash aria-pressed:text-accent aria-expanded:bg-ink/7 aria-expanded:text-ink",
  danger:
    "border-danger bg-transparent text-danger hover:not-disabled:not-aria-disabled:bg-danger hover:not-disabled:not-aria-disabled:text-on-danger",
};

const sizes: Record<ButtonSize, string> = {
  small: "h-7 px-2.5 text-sm pointer-coarse:h-11 pointer-coarse:px-3.5",
  medium: "h-8 px-3 text-base pointer-coarse:h-11 pointer-coarse:px-4",
};

const squares: Record<ButtonSize, string> = {
  small: "size-7 pointer-coarse:size-11",
  medium: "size-8 pointer-coarse:size-11",
};

/** Class names of a button, for anything that must look like one. */
export function buttonStyle(options: {
  variant?: ButtonVariant;
  size?: ButtonSize;
  square?: boolean;
  className?: string;
}): string {
  const { variant = "secondary", size = "medium", square = false, className } = options;
  return classNames(base, variants[variant], square ? squares[size] : sizes[size], className);
}
