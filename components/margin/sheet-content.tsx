"use client";

import { useEffect } from "react";
import { AnnotationCard } from "@/components/margin/annotation-card";
import { Legend } from "@/components/margin/legend";
import { MarginEmpty } from "@/components/margin/margin-empty";
import { MarginFilter } from "@/components/margin/margin-filter";
import { MarginOrphans } from "@/components/margin/margin-orphans";
import { SheetList } from "@/components/margin/sheet-list";
import { StepButtons } from "@/components/margin/step-buttons";
import { useAnnotationSteps } from "@/components/margin/use-annotation-steps";
import { useSwipe } from "@/components/margin/use-swipe";
import { useVisibleAnnotations } from "@/components/margin/use-visible-annotations";
import { annotationOf } from "@/components/reader/layer-store";
import { useLayer, useReader, useView } from "@/components/reader/reader-context";
import { SHEET_AT_REST } from "@/components/reader/scroll-to-passage";
import { isOrphan } from "@/components/reader/shown-annotation";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { margin } from "@/messages/en/margin";

const words = margin.sheet;

/** The sheet and what it holds. */
export function SheetContent() {
  const { view } = useReader();
  const snap = useView((state) => state.sheet);
  const isSelecting = useView((state) => state.selection !== null || state.retargeting !== null);
  const activeId = useView((state) => state.activeId);
  const active = useLayer((state) => annotationOf(state, activeId ?? ""));
  const hasPanel = useView(
    ({ panel, activeId }) => panel !== null && "annotationId" in panel && panel.annotationId === activeId,
  );
  const visible = useVisibleAnnotations();
  const all = useLayer((state) => state.annotations.size);
  const { index, count } = useAnnotationSteps();

  useEffect(() => view.setState({ isAlive: true }), [view]);
  useEffect(() => {
    // A link to an annotation brought it into focus before the page was there.
    const { activeId, sheet } = view.getState();
    if (activeId !== null && sheet === "closed") view.setState({ sheet: "peek" });
  }, [view]);

  // The hand needs the text, and the selection has a toolbar of its own.
  if (snap === "closed" || isSelecting) return null;
  return (
    <BottomSheet
      open
      onClose={() => view.setState({ sheet: "closed", activeId: null, panel: null })}
      label={words.label}
      snap={snap}
      onSnapChange={(sheet) => view.setState({ sheet })}
      peekHeight={SHEET_AT_REST}
      takeFocus={false}
      header={
        <div className="-ms-2 flex items-center gap-1">
          <StepButtons />
          <p className="tabular min-w-0 truncate text-soft text-sm">
            {index >= 0 ? (
              <>
                <span aria-hidden="true">{words.place(index + 1, count)}</span>
                <span className="sr-only">{margin.step.place(index + 1, count)}</span>
              </>
            ) : null}
          </p>
        </div>
      }
    >
      {active ? <SwipedCard key={active.id} annotationId={active.id} /> : null}
      {hasPanel ? null : (
        <div className="mt-3 flex flex-col gap-1">
          {all > 0 ? (
            <>
              <MarginFilter />
              <Legend place="sheet" />
            </>
          ) : null}
          {active && isOrphan(active) ? null : <MarginOrphans />}
          {visible.length === 0 ? <MarginEmpty isFiltered={all > 0} /> : <SheetList annotations={visible} />}
        </div>
      )}
    </BottomSheet>
  );
}

/** The card of the passage in focus; a swipe to the side goes to its neighbours. */
function SwipedCard({ annotationId }: { annotationId: string }) {
  const annotation = useLayer((state) => annotationOf(state, annotationId));
  const { step } = useAnnotationSteps();
  const swipe = useSwipe(step);
  if (!annotation) return null;
  return (
    <div {...swipe} className="touch-pan-y">
      <AnnotationCard annotation={annotation} isOpen isBare withQuote />
    </div>
  );
}
