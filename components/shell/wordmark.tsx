import { classNames } from "@/components/ui/class-names";
import { shell } from "@/messages/en/shell";

/** A page with one passage marked and its note in the margin; the same drawing as public/icon.svg. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={classNames("size-6", className)}>
      <path d="M2 12h13" stroke="light-dark(#f5b63b, #b57e14)" strokeWidth="6.5" />
      <g fill="none" stroke="var(--accent)" strokeWidth="2">
        <path d="M2 5h13M2 12h13M2 19h8" />
        <path d="M18.5 7.5h3v9h-3" />
      </g>
    </svg>
  );
}

/** The mark and the name in the text's own type. */
export function Wordmark({ compact = false }: { compact?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <Mark />
      <span
        className={classNames(
          "font-semibold font-serif text-ink text-xl tracking-[-0.01em]",
          compact && "max-sm:sr-only",
        )}
      >
        {shell.name}
      </span>
    </span>
  );
}
