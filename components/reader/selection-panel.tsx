"use client";

import dynamic from "next/dynamic";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useMarginPlace } from "@/components/margin/margin-place";
import { useReader, useView } from "@/components/reader/reader-context";
import { scrollToPassage } from "@/components/reader/scroll-to-passage";
import { SELECTION_TOOLS, selectInPage } from "@/components/reader/use-text-selection";
import { useToolbarPlace } from "@/components/reader/use-toolbar-place";
import { isAboutSelection } from "@/components/reader/view-store";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import type { TextRange } from "@/core/text/range";
import { reader } from "@/messages/en/reader";

const words = reader.toolbar;

// Fetched when first wanted: reading needs neither.
const CodePicker = dynamic(() => import("@/components/codebook/code-picker").then((part) => part.CodePicker));
const NoteEditor = dynamic(() => import("@/components/notes/note-editor").then((part) => part.NoteEditor));

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
  return place === "sheet" ? <InSheet kind={kind} range={range} /> : <Beside kind={kind} range={range} />;
}

interface PanelProps {
  kind: "codes" | "note";
}

/** Closing leaves the passage selected, with its toolbar, as it was before. */
function useClose() {
  const { view, actions, textRef } = useReader();
  return () => {
    const { panel, choosing, selection } = view.getState();
    if (isAboutSelection(panel)) actions.open(null);
    const root = textRef.current;
    if (!root) return;
    if (selection) selectInPage(root, selection.range);
    if (choosing) root.focus({ preventScroll: true });
  };
}

function Content({ kind }: PanelProps) {
  const close = useClose();
  return (
    <div {...SELECTION_TOOLS}>
      {kind === "codes" ? (
        <CodePicker annotationId={null} onClose={close} />
      ) : (
        <NoteEditor annotationId={null} onClose={close} />
      )}
    </div>
  );
}

function Beside({ kind, range }: PanelProps & { range: TextRange }) {
  const ref = useRef<HTMLDivElement>(null);
  const close = useClose();
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
      {isShown ? <Content kind={kind} /> : null}
    </div>
  );
}

function InSheet({ kind, range }: PanelProps & { range: TextRange }) {
  const { textRef } = useReader();
  const close = useClose();
  const [snap, setSnap] = useState<"peek" | "half" | "full">("half");
  useEffect(() => {
    if (textRef.current) scrollToPassage(textRef.current, range, window.innerHeight / 2);
  }, [textRef, range]);
  return (
    <BottomSheet
      open
      onClose={close}
      label={kind === "codes" ? words.code : words.note}
      snap={snap}
      onSnapChange={setSnap}
    >
      <Content kind={kind} />
    </BottomSheet>
  );
}
