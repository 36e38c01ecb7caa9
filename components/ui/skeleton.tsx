import { ui } from "@/messages/en/ui";
import { classNames } from "./class-names";

/** A bar of the size of what is coming, so that nothing shifts. Give it height and width by class. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classNames("skeleton block rounded-sm", className)} />;
}

const widths = ["w-full", "w-11/12", "w-full", "w-10/12", "w-full", "w-7/12"] as const;

/** Lines of coming text; `serif` has the article's rhythm. Says “Loading…” once. */
export function SkeletonText({ lines = 4, serif = false }: { lines?: number; serif?: boolean }) {
  return (
    <div role="status" className={serif ? "article-text" : undefined}>
      <span className="sr-only">{ui.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move.
          key={line}
          className={classNames("flex items-center", serif ? "h-[1.6em]" : "h-5")}
        >
          <Skeleton
            className={classNames(
              serif ? "h-[0.7em]" : "h-3",
              line === lines - 1 ? "w-7/12" : widths[line % 5],
            )}
          />
        </span>
      ))}
    </div>
  );
}
