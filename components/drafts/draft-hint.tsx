"use client";

import { RelativeTime } from "@/components/ui/relative-time";
import { threads as words } from "@/messages/en/threads";
import type { DraftField } from "./use-draft";

/** Says beside a field that what was typed is kept; for a draft found there, from when, with a way to drop it. */
export function DraftHint({ draft }: { draft: DraftField }) {
  if (draft.state === "none") return null;
  if (draft.state === "refused") return <span className="text-sm text-warning">{words.draftRefused}</span>;
  return (
    <span className="flex flex-wrap items-center gap-x-2 text-muted text-sm">
      {draft.restoredFrom === null ? (
        <span className={draft.state === "typing" ? "opacity-0" : undefined}>{words.draftKept}</span>
      ) : (
        <>
          <span>
            {words.draftFrom} <RelativeTime at={draft.restoredFrom} />
          </span>
          <button
            type="button"
            onClick={draft.discard}
            className="min-h-6 text-accent hover:underline pointer-coarse:min-h-11"
          >
            {words.discardDraft}
          </button>
        </>
      )}
    </span>
  );
}
