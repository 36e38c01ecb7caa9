"use client";

import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import type { Change } from "@/core/codebook/change";
import type { ChangePlan } from "@/core/codebook/plan";
import { codebookChanges } from "@/messages/en/codebook-changes";
import { codebookEditor } from "@/messages/en/codebook-editor";
import { useEditor, useEditorState } from "./editor-context";

const words = codebookEditor.plan;

/** What a change would do, before it is done: passages, codes, and what is worth a second look. */
export function PlanDialog() {
  const editor = useEditor();
  const proposal = useEditorState((state) => state.proposal);
  const isSaving = useEditorState((state) => state.isSaving);
  const asksForMoves = useEditorState((state) => state.asksForMoves);
  const codes = useEditorState((state) => state.book.codes);
  const nameOf = (id: string) => codes.find((code) => code.id === id)?.name ?? "";
  const change = proposal?.change ?? null;
  const plan = proposal?.plan ?? null;
  const problem = proposal?.problem ?? null;
  return (
    <Dialog
      open={change !== null}
      onClose={editor.dismiss}
      title={change ? titleOf(change, nameOf) : ""}
      footer={
        <>
          <Button onClick={editor.dismiss}>{codebookEditor.form.cancel}</Button>
          <Button
            variant="primary"
            data-autofocus=""
            busy={isSaving}
            // Not `disabled`, which could not take the focus when the dialog opens.
            aria-disabled={!plan || undefined}
            onClick={() => void editor.confirm()}
          >
            {change ? words.confirm[change.kind] : null}
          </Button>
        </>
      }
    >
      <div aria-live="polite" className="flex flex-col gap-3">
        {plan ? <PlanBody plan={plan} /> : null}
        {!plan && !problem ? (
          <p className="flex items-center gap-2 text-muted">
            <Spinner /> {words.looking}
          </p>
        ) : null}
        {problem ? (
          <p className="border-danger border-s-2 ps-3 font-semibold text-danger">{problem}</p>
        ) : null}
      </div>
      {change?.kind === "move-code" && plan ? (
        <Checkbox
          className="mt-4"
          label={words.dontAsk}
          checked={!asksForMoves}
          onChange={(event) => editor.setState({ asksForMoves: !event.target.checked })}
        />
      ) : null}
    </Dialog>
  );
}

function PlanBody({ plan }: { plan: ChangePlan }) {
  const { summary, passages, warnings } = plan;
  const effect = words.effect[summary.kind];
  return (
    <>
      {summary.place ? <p>{words.place(summary.place.before, summary.place.after)}</p> : null}
      <p>
        {passages.annotations > 0 ? (
          <>
            <strong>{words.count(passages)}</strong> {effect}
          </>
        ) : passages.more ? (
          words.moreOnly
        ) : (
          words.none
        )}
      </p>
      {passages.more && passages.annotations > 0 ? <p className="text-soft">{words.more}</p> : null}
      {warnings.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {warnings.map(({ warning, names }) => (
            <li key={warning} className="flex gap-2 text-warning">
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
              {codebookChanges.warning[warning](names)}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="text-muted text-sm">{words.undoable}</p>
    </>
  );
}

function titleOf(change: Change, nameOf: (id: string) => string): string {
  switch (change.kind) {
    case "merge-codes":
      return words.merge(nameOf(change.fromId), nameOf(change.intoId));
    case "split-code":
      return words.split(nameOf(change.codeId));
    case "move-code":
      return words.move(nameOf(change.codeId));
    case "deprecate-code":
      return words.retire(nameOf(change.codeId));
    case "bring-back-code":
      return words.bringBack(nameOf(change.codeId));
    case "edit-code":
      return change.fields.name === undefined
        ? words.edit(nameOf(change.codeId))
        : words.rename(nameOf(change.codeId), change.fields.name);
    default:
      return words.confirm[change.kind];
  }
}
