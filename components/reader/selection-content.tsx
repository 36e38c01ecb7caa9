"use client";

import dynamic from "next/dynamic";
import { useReader } from "@/components/reader/reader-context";
import { SELECTION_TOOLS, selectInPage } from "@/components/reader/use-text-selection";
import { isAboutSelection } from "@/components/reader/view-store";
import type { TextRange } from "@/core/text/range";

// Fetched when first wanted: reading needs neither.
const CodePicker = dynamic(() => import("@/components/codebook/code-picker").then((part) => part.CodePicker));
const NoteEditor = dynamic(() => import("@/components/notes/note-editor").then((part) => part.NoteEditor));

export interface SelectionPanelProps {
  kind: "codes" | "note";
  range: TextRange;
}

/** Closing leaves the passage selected, with its toolbar, as it was before. */
export function useCloseSelectionPanel() {
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

/** The picker or the editor, whatever they stand in. */
export function SelectionContent({ kind }: Pick<SelectionPanelProps, "kind">) {
  const close = useCloseSelectionPanel();
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
