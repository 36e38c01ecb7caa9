"use client";

import dynamic from "next/dynamic";
import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { useReader } from "@/components/reader/reader-context";
import { Button } from "@/components/ui/button";
import { margin } from "@/messages/en/margin";

const words = margin.save;

// Fetched with the first conflict: the server has just said that there is one, so it can be reached.
const CardConflict = dynamic(
  () => import("@/components/margin/card-conflict").then((part) => part.CardConflict),
  { loading: () => null },
);

/** What became of saving: nothing while all is well, else what happened and what can be done. */
export function CardSaveNotice({ annotation }: { annotation: ReaderAnnotation }) {
  const { save } = annotation;
  return (
    <div aria-live="polite" className="relative z-1 empty:hidden">
      {save.kind === "unsaved" ? (
        <Unsaved id={annotation.id} message={save.message} canRetry={save.canRetry} />
      ) : null}
      {save.kind === "conflict" ? <CardConflict mine={annotation} theirs={save.theirs} /> : null}
    </div>
  );
}

function Unsaved({ id, message, canRetry }: { id: string; message: string; canRetry: boolean }) {
  const { commands } = useReader().layer;
  return (
    <div className="rounded-md bg-warning-wash px-2.5 py-2 text-sm">
      <p>
        <strong className="font-semibold text-warning">{words.unsaved}.</strong> {message}
      </p>
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        {canRetry ? (
          <Button size="small" onClick={() => commands.retry(id)}>
            {words.retry}
          </Button>
        ) : null}
        <Button size="small" variant="quiet" onClick={() => commands.discard(id)}>
          {words.discard}
        </Button>
      </div>
    </div>
  );
}
