"use client";

import { Button } from "@/components/ui/button";
import { codebookEditor } from "@/messages/en/codebook-editor";
import { useEditorState } from "./editor-context";

const words = codebookEditor.form;

/** Saves the form it stands in, and says how it stands with what was typed. Stays in sight. */
export function SaveBar({
  draft,
  isChanged,
  label = words.save,
  onDiscard,
  discardLabel = words.discard,
}: {
  /** Whose words are typed: a code's id, "new" or "book". */
  draft: string;
  isChanged: boolean;
  label?: string;
  onDiscard: () => void;
  discardLabel?: string;
}) {
  const isSaving = useEditorState((state) => state.isSaving);
  const saved = useEditorState((state) => state.saved);
  const isOvertaken = useEditorState((state) => state.overtaken.has(draft)) && isChanged;
  const problem = useEditorState((state) => state.problem) ?? (isOvertaken ? words.overtaken : null);
  const state = isSaving
    ? words.saving
    : isChanged
      ? words.changed
      : saved === null
        ? ""
        : words.saved(saved);
  return (
    <div className="sticky bottom-0 -mx-1 flex flex-col gap-2 border-line border-t bg-surface px-1 py-3">
      <div role="alert" className="empty:hidden">
        {problem ? (
          <p className="border-danger border-s-2 ps-3 font-semibold text-danger">{problem}</p>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" busy={isSaving} disabled={!isChanged}>
          {label}
        </Button>
        {isChanged ? (
          <Button variant="quiet" onClick={onDiscard}>
            {discardLabel}
          </Button>
        ) : null}
        <p aria-live="polite" className="text-muted text-sm">
          {state}
        </p>
      </div>
    </div>
  );
}
