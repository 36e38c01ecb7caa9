import type { ReactNode } from "react";
import { ui } from "@/messages/en/ui";
import { Button } from "./button";
import { classNames } from "./class-names";
import { LinkButton } from "./link-button";

export type ErrorStateProps = {
  /** What happened: "The notes did not load". */
  title?: string;
  /** Why, if known, and what to do. */
  children?: ReactNode;
  /** Whether to say that nothing written is lost. Pass false where that would not be true. */
  nothingLost?: boolean;
  /** Tries again in place. */
  onRetry?: () => void;
  retrying?: boolean;
  /** Tries again by loading this address; works without JavaScript. */
  retryHref?: string;
  /** The request's id, to tell whoever looks after the site. */
  reference?: string;
  level?: 2 | 3 | 4;
  compact?: boolean;
};

/** Something failed: what, that nothing is lost, and what to do. */
export function ErrorState({
  title = ui.errorTitle,
  children,
  nothingLost = true,
  onRetry,
  retrying,
  retryHref,
  reference,
  level = 2,
  compact = false,
}: ErrorStateProps) {
  const Heading = `h${level}` as "h2" | "h3" | "h4";
  return (
    <div
      role="alert"
      className={classNames(
        "flex flex-col items-start gap-3 border-danger border-s-2",
        compact ? "py-1 ps-3" : "mx-auto my-16 max-w-md py-1 ps-6",
      )}
    >
      <div className="flex flex-col gap-1">
        <Heading className={compact ? "font-semibold text-base" : "font-semibold font-serif text-xl"}>
          {title}
        </Heading>
        <div className="text-soft">
          {children}
          {nothingLost ? <p>{ui.nothingLost}</p> : null}
        </div>
        {reference ? <p className="text-muted text-xs">{ui.errorReference(reference)}</p> : null}
      </div>
      {onRetry ? (
        <Button size={compact ? "small" : "medium"} onClick={onRetry} busy={retrying}>
          {ui.retry}
        </Button>
      ) : null}
      {retryHref ? (
        <LinkButton href={retryHref} prefetch={false} size={compact ? "small" : "medium"}>
          {ui.retry}
        </LinkButton>
      ) : null}
    </div>
  );
}
