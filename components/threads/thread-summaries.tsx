import { CheckCheck, Lock } from "lucide-react";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ThreadSummary } from "@/core/threads/thread";
import { threads as words } from "@/messages/en/threads";

/** Discussed passages, each leading to its discussion. */
export function ThreadSummaries({
  threads,
  language,
}: {
  threads: readonly ThreadSummary[];
  language: string;
}) {
  if (threads.length === 0) {
    return (
      <p className="text-soft">
        {words.page.noThreads} {words.page.writeFirst}
      </p>
    );
  }
  return (
    <ul className="flex flex-col divide-y divide-line border-line border-y">
      {threads.map((thread) => (
        <li key={thread.id}>
          <a
            href={`/threads/${thread.id}`}
            className="flex flex-col gap-1 py-3 text-ink no-underline hover:bg-ink/4"
          >
            <span lang={language} className="line-clamp-2 font-serif text-lg">
              {thread.exact || words.page.passage}
            </span>
            <span className="tabular flex flex-wrap items-center gap-x-2 text-muted text-sm [&>svg]:size-4">
              {words.count(thread.commentCount)}
              <span>
                {words.page.last} <RelativeTime at={thread.lastAt} />
              </span>
              {thread.isResolved ? (
                <span className="inline-flex items-center gap-1 text-positive">
                  <CheckCheck aria-hidden className="size-4" />
                  {words.resolved(null)}
                </span>
              ) : null}
              {thread.isLocked ? <Lock aria-label={words.lockedShort} /> : null}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
