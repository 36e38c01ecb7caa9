"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button, IconButton } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { settling } from "@/messages/en/settling";

const words = settling.actions;

export interface Decisions {
  accept: () => void;
  acceptOnly: () => void;
  merge: () => void;
  boundary: () => void;
  code: () => void;
  reject: () => void;
}

/** What can be decided about a passage. Where there is little room, the two that are needed most stand at the thumb. */
export function DecisionButtons({
  decisions,
  hasOtherCodes,
  canMerge,
}: {
  decisions: Decisions;
  hasOtherCodes: boolean;
  canMerge: boolean;
}) {
  return (
    <div className="flex flex-wrap gap-2">
      <Act className="max-lg:hidden" keys="a" name={words.accept} run={decisions.accept} isPrimary />
      {hasOtherCodes ? <Act keys="o" name={words.acceptOnly} run={decisions.acceptOnly} /> : null}
      {canMerge ? <Act keys="m" name={words.merge} run={decisions.merge} /> : null}
      <Act keys="b" name={words.boundary} run={decisions.boundary} />
      <Act keys="c" name={words.code} run={decisions.code} />
      <Act className="max-lg:hidden" keys="r" name={words.reject} run={decisions.reject} />
    </div>
  );
}

function Act({
  keys,
  name,
  run,
  className,
  isPrimary = false,
}: {
  keys: string;
  name: string;
  run: () => void;
  className?: string;
  isPrimary?: boolean;
}) {
  return (
    <Button size="small" variant={isPrimary ? "primary" : "secondary"} className={className} onClick={run}>
      {name}
      <span aria-hidden="true" className="hidden pointer-fine:inline">
        <Kbd keys={keys} />
      </span>
    </Button>
  );
}

/**
 * At the foot of a small screen: the passage before and after, and between them the decisions that are made most.
 * @param decisions null: who looks may not decide, or there is nothing to decide
 */
export function ThumbBar({
  decisions,
  place,
  step,
}: {
  decisions: Pick<Decisions, "accept" | "reject"> | null;
  /** From 0, of how many. */
  place: { at: number; of: number };
  step: (by: 1 | -1) => void;
}) {
  return (
    <div className="sticky bottom-0 z-10 -mx-3 -mb-4 flex items-center gap-2 border-line border-t bg-surface px-3 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] lg:hidden">
      <IconButton
        variant="secondary"
        label={words.previous}
        disabled={place.at === 0}
        onClick={() => step(-1)}
      >
        <ChevronLeft aria-hidden="true" />
      </IconButton>
      <div className="flex min-w-0 flex-1 items-center justify-center gap-2">
        {decisions ? (
          <>
            <Button className="flex-1" onClick={decisions.reject}>
              {words.reject}
            </Button>
            <Button className="flex-1" variant="primary" onClick={decisions.accept}>
              {words.accept}
            </Button>
          </>
        ) : (
          <span className="tabular text-soft">{settling.passage(place.at + 1, place.of)}</span>
        )}
      </div>
      <IconButton
        variant="secondary"
        label={words.next}
        disabled={place.at >= place.of - 1}
        onClick={() => step(1)}
      >
        <ChevronRight aria-hidden="true" />
      </IconButton>
    </div>
  );
}
