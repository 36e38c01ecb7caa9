"use client";

import { AnnotationCard } from "@/components/margin/annotation-card";
import { Legend } from "@/components/margin/legend";
import { MarginEmpty } from "@/components/margin/margin-empty";
import { MarginFilter } from "@/components/margin/margin-filter";
import { StepButtons } from "@/components/margin/step-buttons";
import { useMediaQuery, WIDE } from "@/components/margin/use-media-query";
import { useVisibleAnnotations } from "@/components/margin/use-visible-annotations";
import { useLayer, useReader, useView } from "@/components/reader/reader-context";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { margin } from "@/messages/en/margin";

/** The margin of a small screen: a sheet that follows the passage in focus. */
export function MarginSheet() {
  const { view } = useReader();
  const isWide = useMediaQuery(WIDE);
  const snap = useView((state) => state.sheet);
  const active = useLayer((state) => state.annotations).get(useView((state) => state.activeId) ?? "");
  const visible = useVisibleAnnotations();
  if (isWide) return null;
  return (
    <BottomSheet
      open={snap !== "closed"}
      onClose={() => view.setState({ sheet: "closed" })}
      label={margin.sheet.label}
      snap={snap === "closed" ? "peek" : snap}
      onSnapChange={(sheet) => view.setState({ sheet })}
      header={<StepButtons />}
    >
      {active ? <AnnotationCard annotation={active} isOpen withQuote /> : null}
      <MarginFilter />
      <Legend />
      {visible.length === 0 ? <MarginEmpty isFiltered /> : null}
    </BottomSheet>
  );
}
