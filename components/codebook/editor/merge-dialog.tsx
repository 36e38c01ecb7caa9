"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import type { CodeView } from "@/core/codebook";
import { codebookEditor } from "@/messages/en/codebook-editor";
import { useEditor, useEditorState } from "./editor-context";
import { isWithin } from "./tree-moves";

const words = codebookEditor.merge;

/** Chooses what a code is merged into; what that does is shown next. */
export function MergeDialog({ code, onClose }: { code: CodeView; onClose: () => void }) {
  const editor = useEditor();
  const { codes } = useEditorState((state) => state.book);
  const [intoId, setIntoId] = useState("");
  const choices = codes.filter(
    (one) => !one.deprecated && one.isHeading === code.isHeading && !isWithin(codes, one, code.id),
  );
  const pathOf = (one: CodeView): string => {
    const parent = codes.find(({ id }) => id === one.parentId);
    return parent ? `${pathOf(parent)} › ${one.name}` : one.name;
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title(code.name)}
      description={words.lead}
      footer={
        <>
          <Button onClick={onClose}>{codebookEditor.form.cancel}</Button>
          <Button
            variant="primary"
            disabled={intoId === ""}
            onClick={() => {
              onClose();
              void editor.propose({ kind: "merge-codes", fromId: code.id, intoId });
            }}
          >
            {words.next}
          </Button>
        </>
      }
    >
      <Select
        label={words.into}
        value={intoId}
        data-autofocus=""
        onChange={(event) => setIntoId(event.target.value)}
      >
        <option value="" />
        {choices.map((one) => (
          <option key={one.id} value={one.id}>
            {pathOf(one)}
          </option>
        ))}
      </Select>
    </Dialog>
  );
}
