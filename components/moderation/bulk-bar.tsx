"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { moderationScreens } from "@/messages/en/moderation-screens";

const words = moderationScreens.queue;
const act = moderationScreens.act;

/** Selects all that is shown, and decides the same about many. It stays in sight while anything is selected. */
export function BulkBar({
  total,
  chosen,
  onAll,
  onClear,
  onApprove,
  onAsk,
  onClaim,
}: {
  total: number;
  chosen: number;
  onAll: () => void;
  onClear: () => void;
  onApprove: () => void;
  onAsk: (action: "hide" | "remove") => void;
  onClaim: () => void;
}) {
  if (total === 0) return null;
  return (
    <section
      aria-label={words.bulk}
      className={
        chosen > 0
          ? "sticky top-0 z-10 flex min-h-11 flex-wrap items-center gap-2 border-line border-t bg-paper px-3 py-1.5 shadow-card sm:px-4"
          : "flex min-h-11 flex-wrap items-center gap-2 px-3 py-1.5 text-soft sm:px-4"
      }
    >
      <Checkbox
        label={chosen > 0 ? <span className="tabular">{words.selected(chosen)}</span> : words.selectAll}
        checked={chosen > 0 && chosen === total}
        onChange={onAll}
        className="items-center"
      />
      {chosen > 0 ? (
        <>
          <Button size="small" variant="primary" onClick={onApprove}>
            {act.approve}
          </Button>
          <Button size="small" onClick={() => onAsk("hide")}>
            {act.hide}…
          </Button>
          <Button size="small" onClick={() => onAsk("remove")}>
            {act.remove}…
          </Button>
          <Button size="small" variant="quiet" onClick={onClaim}>
            {act.claim}
          </Button>
          <Button size="small" variant="quiet" onClick={onClear}>
            {words.clearSelection}
          </Button>
        </>
      ) : (
        <p className="ms-auto hidden text-muted text-sm sm:block pointer-coarse:hidden">
          {moderationScreens.keys.hint}
        </p>
      )}
    </section>
  );
}
