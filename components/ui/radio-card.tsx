import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** One of several choices, as a line with its own frame and, where there is more to say, a hint below. */
export function RadioCard({
  name,
  value,
  isChosen,
  label,
  hint,
  size = "line",
  isFaulty = false,
  onChoose,
}: {
  name: string;
  value: string;
  /** At the beginning: the browser keeps what is chosen. */
  isChosen: boolean;
  label: ReactNode;
  hint?: ReactNode;
  /** `card`: the label is a heading, and there is room for what it means. */
  size?: "line" | "card";
  isFaulty?: boolean;
  onChoose?: () => void;
}) {
  const isCard = size === "card";
  return (
    <label
      className={classNames(
        "flex items-start gap-3 border border-line-strong bg-surface has-checked:border-accent has-checked:bg-accent-wash pointer-coarse:min-h-11",
        isCard ? "rounded-lg px-4 py-3" : "rounded-md px-3 py-2",
      )}
    >
      <input
        type="radio"
        name={name}
        value={value}
        required
        defaultChecked={isChosen}
        aria-invalid={isFaulty ? true : undefined}
        onChange={onChoose}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="wrap-anywhere flex min-w-0 flex-col gap-0.5">
        {isCard ? <span className="font-semibold">{label}</span> : label}
        {hint ? <span className="text-soft text-sm">{hint}</span> : null}
      </span>
    </label>
  );
}
