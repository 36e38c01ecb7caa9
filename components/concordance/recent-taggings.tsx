"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { BulkTaggingView } from "@/core/concordance/bulk-tagging";
import { concordance } from "@/messages/en/concordance";
import { takeBack } from "./say-tagged";

const words = concordance.recent;

/** What one tagged last, to be taken back also when the toast is gone. */
export function RecentTaggings({ taggings }: { taggings: readonly BulkTaggingView[] }) {
  const router = useRouter();
  if (taggings.length === 0) return null;
  return (
    <section aria-labelledby="recent-taggings" className="mt-12 max-w-2xl">
      <h2 id="recent-taggings" className="mb-1 font-semibold text-base">
        {words.title}
      </h2>
      <ul>
        {taggings.map(({ id, count, codeName, groupName, createdAt, undoneAt }) => (
          <li key={id} className="flex min-h-10 items-center gap-3 border-line border-t py-1">
            <p className="min-w-0 flex-1">
              <b className="font-semibold">{codeName}</b>{" "}
              <span className="text-soft">
                {words.line(count, groupName)} · <RelativeTime at={createdAt} />
              </span>
            </p>
            {undoneAt === null ? (
              <Button
                size="small"
                variant="quiet"
                onClick={() => void takeBack(id, () => router.refresh())}
                aria-label={`${concordance.undo}: ${codeName}`}
              >
                {concordance.undo}
              </Button>
            ) : (
              <span className="text-muted">{words.undone}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
