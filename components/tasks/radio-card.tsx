import type { ReactNode } from "react";

/** One of several choices, as a line with its own frame and, where there is more to say, a hint below. */
export function RadioCard({
  name,
  value,
  isChosen,
  label,
  hint,
}: {
  name: string;
  value: string;
  isChosen: boolean;
  label: ReactNode;
  hint?: string;
}) {
  return (
    <label className="flex items-start gap-3 rounded-md border border-line-strong bg-surface px-3 py-2 has-checked:border-accent has-checked:bg-accent-wash pointer-coarse:min-h-11">
      <input
        type="radio"
        name={name}
        value={value}
        required
        defaultChecked={isChosen}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="wrap-anywhere flex min-w-0 flex-col gap-0.5">
        {label}
        {hint ? <span className="text-soft text-sm">{hint}</span> : null}
      </span>
    </label>
  );
}
