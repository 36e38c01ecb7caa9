"use client";

import { CardCodes } from "@/components/margin/card-codes";
import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { useReader } from "@/components/reader/reader-context";
import { Button } from "@/components/ui/button";
import type { LayerAnnotation } from "@/core/layer";
import { margin } from "@/messages/en/margin";

const words = margin.save;

/** Both states beside one another; nothing goes before the reader chose. */
export function CardConflict({ mine, theirs }: { mine: ReaderAnnotation; theirs: LayerAnnotation }) {
  const { commands } = useReader().layer;
  return (
    <div className="rounded-md bg-warning-wash px-2.5 py-2 text-sm">
      <p className="font-semibold text-warning">{words.conflict}.</p>
      <dl className="mt-1.5 grid grid-cols-2 gap-2">
        <Side title={words.mine} state={mine} />
        <Side title={words.theirs} state={theirs} />
      </dl>
      <div className="mt-2 grid grid-cols-2 gap-2">
        <Button size="small" onClick={() => commands.retry(mine.id)}>
          {words.keepMine}
        </Button>
        <Button size="small" onClick={() => commands.discard(mine.id)}>
          {words.takeTheirs}
        </Button>
      </div>
    </div>
  );
}

function Side({ title, state }: { title: string; state: Pick<LayerAnnotation, "codes" | "note"> }) {
  return (
    <div className="min-w-0 rounded-sm bg-surface p-1.5">
      <dt className="font-semibold text-soft text-xs">{title}</dt>
      <dd className="mt-1 flex flex-col gap-1">
        {state.codes.length > 0 ? (
          <CardCodes codes={state.codes} />
        ) : (
          <span className="text-muted text-xs">{words.noCodes}</span>
        )}
        <span className="max-h-40 overflow-y-auto whitespace-pre-wrap [overflow-wrap:anywhere]">
          {state.note || <span className="text-muted text-xs">{words.noNote}</span>}
        </span>
      </dd>
    </div>
  );
}
