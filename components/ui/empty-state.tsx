import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type EmptyStateProps = {
  /** What is not here, in a few words. */
  title: string;
  /** One sentence that teaches. */
  children?: ReactNode;
  /** One action: a Button or LinkButton. */
  action?: ReactNode;
  /** Heading level of the title. */
  level?: 2 | 3 | 4;
  /** Small, for a margin or a panel. */
  compact?: boolean;
};

/** Nothing is here yet: what belongs here, and the one thing to do. */
export function EmptyState({ title, children, action, level = 2, compact = false }: EmptyStateProps) {
  const Heading = `h${level}` as "h2" | "h3" | "h4";
  return (
    <div
      className={classNames("flex flex-col items-start gap-3", compact ? "py-4" : "mx-auto max-w-md py-16")}
    >
      {compact ? null : <EmptyPage />}
      <div className="flex flex-col gap-1">
        <Heading className={compact ? "font-semibold text-base" : "font-semibold font-serif text-xl"}>
          {title}
        </Heading>
        {children ? <p className={classNames("text-soft", !compact && "text-lg")}>{children}</p> : null}
      </div>
      {action ? <div className="mt-1">{action}</div> : null}
    </div>
  );
}

/** Lines of a page with an empty margin beside them. */
function EmptyPage() {
  return (
    <svg aria-hidden="true" viewBox="0 0 64 40" className="h-10 w-16 text-line-strong">
      <g stroke="currentColor" strokeWidth="1.5" strokeLinecap="round">
        <path d="M1 6h38M1 15h38M1 24h38M1 33h22" opacity="0.55" />
        <path d="M50 10v20" strokeDasharray="1 4" />
      </g>
    </svg>
  );
}
