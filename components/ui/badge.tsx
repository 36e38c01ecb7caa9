import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type BadgeTone = "neutral" | "accent" | "positive" | "warning" | "danger";

const tones: Record<BadgeTone, string> = {
  neutral: "border-line text-soft",
  accent: "border-transparent bg-accent-wash text-accent-strong",
  positive: "border-transparent bg-positive-wash text-positive",
  warning: "border-transparent bg-warning-wash text-warning",
  danger: "border-transparent bg-danger-wash text-danger",
};

/** One word about a state: "Private", "Edited", "Closed". */
export function Badge({
  tone = "neutral",
  className,
  children,
}: {
  tone?: BadgeTone;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        "tabular inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 text-xs [&>svg]:size-3",
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
