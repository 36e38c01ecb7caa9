"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { useMediaQuery, WIDE } from "@/components/margin/use-media-query";
import { visiblePassageBox } from "@/components/reader/passage-box";
import { useReader, useView } from "@/components/reader/reader-context";
import { SELECTION_TOOLS } from "@/components/reader/use-text-selection";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { FloatingPanel } from "@/components/ui/floating-panel";
import { reader } from "@/messages/en/reader";

const words = reader.toolbar;

// Fetched when first wanted: reading needs neither.
const CodePicker = dynamic(() => import("@/components/codebook/code-picker").then((part) => part.CodePicker));
const NoteEditor = dynamic(() => import("@/components/notes/note-editor").then((part) => part.NoteEditor));

/** The picker or the editor for a passage that is not highlighted yet, beside the passage. */
export function SelectionPanel() {
  const { view, actions, textRef } = useReader();
  const kind = useView(({ panel }) =>
    (panel?.kind === "codes" || panel?.kind === "note") && panel.annotationId === null ? panel.kind : null,
  );
  const range = useView((state) => state.selection?.range ?? null);
  const isWide = useMediaQuery(WIDE);
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  const [snap, setSnap] = useState<"peek" | "half" | "full">("half");
  const isOpen = kind !== null && range !== null;

  useEffect(() => {
    const root = textRef.current;
    setAnchor(isOpen && root ? visiblePassageBox(root, range) : null);
  }, [isOpen, range, textRef]);

  // What was made of the selection took it away: nothing is left that the panel could be about.
  useEffect(() => {
    if (kind !== null && range === null) view.setState({ panel: null });
  }, [kind, range, view]);

  const close = () => {
    const { panel, choosing } = view.getState();
    if (panel && "annotationId" in panel && panel.annotationId === null) actions.open(null);
    if (choosing) textRef.current?.focus({ preventScroll: true });
  };

  if (!isOpen) return null;
  const label = kind === "codes" ? words.code : words.note;
  const content = (
    <div {...SELECTION_TOOLS}>
      {kind === "codes" ? (
        <CodePicker annotationId={null} onClose={close} />
      ) : (
        <NoteEditor annotationId={null} onClose={close} />
      )}
    </div>
  );
  if (!isWide) {
    return (
      <BottomSheet open onClose={close} label={label} snap={snap} onSnapChange={setSnap}>
        {content}
      </BottomSheet>
    );
  }
  return (
    <FloatingPanel
      open={anchor !== null}
      onClose={close}
      anchor={anchor}
      label={label}
      className="w-[min(26rem,calc(100vw-1rem))] p-3"
    >
      {content}
    </FloatingPanel>
  );
}
