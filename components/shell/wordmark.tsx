import { classNames } from "@/components/ui/class-names";
import { shell } from "@/messages/en/shell";

/** A page with one passage marked and its note in the margin; the same drawing as public/icon.svg. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={classNames("size-6", className)}>
      <rect x="1" y="1" width="22" height="22" rx="4" fill="var(--accent)" />
      <g stroke="var(--paper)" strokeWidth="1.6" strokeLinecap="round">
        <path d="M5 7h7.5M5 17h7.5" opacity="0.6" />
        <path d="M5 12h7.5" strokeWidth="3.4" stroke="light-dark(#f5b63b, #c98a10)" />
        <path d="M16 4v16" strokeWidth="1" opacity="0.55" />
        <path d="M18.5 12h1" strokeWidth="2" />
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
