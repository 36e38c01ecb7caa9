"use client";

import dynamic from "next/dynamic";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useMarginPlace } from "@/components/margin/margin-place";
import { useReader, useView } from "@/components/reader/reader-context";
import {
  SelectionContent,
  type SelectionPanelProps,
  useCloseSelectionPanel,
} from "@/components/reader/selection-content";
import { useToolbarPlace } from "@/components/reader/use-toolbar-place";
import { reader } from "@/messages/en/reader";

const words = reader.toolbar;

// Fetched when first wanted: a wide screen never wants it.
const SelectionSheet = dynamic(
  () => import("@/components/reader/selection-sheet").then((part) => part.SelectionSheet),
  { loading: () => null },
);

/** The picker or the editor for a passage that is not highlighted yet: in the margin beside it, or in a sheet. */
export function SelectionPanel() {
  const { view } = useReader();
  const kind = useView(({ panel }) =>
    (panel?.kind === "codes" || panel?.kind === "note") && panel.annotationId === null ? panel.kind : null,
  );
  const range = useView((state) => state.selection?.range ?? null);
  const place = useMarginPlace();

  // What was made of the selection took it away: nothing is left that the panel could be about.
  useEffect(() => {
    if (kind !== null && range === null) view.setState({ panel: null });
  }, [kind, range, view]);

  if (kind === null || range === null) return null;
  return place === "sheet" ? (
    <SelectionSheet kind={kind} range={range} />
  ) : (
    <Beside kind={kind} range={range} />
  );
}

function Beside({ kind, range }: SelectionPanelProps) {
  const ref = useRef<HTMLDivElement>(null);
  const close = useCloseSelectionPanel();
  useToolbarPlace(ref, range, "beside");
  // Only what stands in an open popover can take the focus.
  const [isShown, setShown] = useState(false);
  useLayoutEffect(() => setShown(true), []);
  return (
    <div
      ref={ref}
      popover="auto"
      role="dialog"
      aria-label={kind === "codes" ? words.code : words.note}
      onToggle={(event) => {
        if (event.target === event.currentTarget && event.newState === "closed") close();
      }}
      className="floating screen-only w-[min(24rem,calc(100vw-1rem))] p-3"
    >
      {isShown ? <SelectionContent kind={kind} /> : null}
    </div>
  );
}
