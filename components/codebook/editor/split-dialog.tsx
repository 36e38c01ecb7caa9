"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import { TextField } from "@/components/ui/text-field";
import type { CodeView } from "@/core/codebook";
import { newId } from "@/core/new-id";
import { codebookEditor } from "@/messages/en/codebook-editor";
import { freshCode } from "./code-values";
import { useEditor, useEditorState } from "./editor-context";
import { Passage } from "./passage";
import { usePassages } from "./use-passages";

const words = codebookEditor.split;
const PAGE = 50;
const MOST_CODES = 9;

interface Part {
  id: string;
  name: string;
}

/** Names the codes that one code becomes, and says for each passage where it goes; what that does is shown next. */
export function SplitDialog({ code, onClose }: { code: CodeView; onClose: () => void }) {
  const editor = useEditor();
  const { codes } = useEditorState((state) => state.book);
  const [parts, setParts] = useState<readonly Part[]>(() => [
    { id: newId(), name: "" },
    { id: newId(), name: "" },
  ]);
  const [goesTo, setGoesTo] = useState<ReadonlyMap<string, string>>(new Map());
  const { items, hasMore, loadMore, problem } = usePassages(code.codebookId, code.id, "", PAGE);
  const named = parts.filter(({ name }) => name.trim() !== "");

  function next() {
    const made: CodeView[] = [];
    const into = named.map(({ id, name }) => {
      const { label: _, ...fresh } = freshCode([...codes, ...made], code.parentId);
      made.push({ ...code, ...fresh, id, name, deprecated: false, mergedIntoId: null });
      const annotationIds = [...goesTo]
        .filter(([, part]) => part === id)
        .map(([annotationId]) => annotationId);
      return { code: { ...fresh, id, name: name.trim() }, annotationIds };
    });
    onClose();
    void editor.propose({ kind: "split-code", codeId: code.id, into });
  }

  return (
    <Dialog
      open
      onClose={onClose}
      closeOnOutside={false}
      title={words.title(code.name)}
      description={words.lead}
      width="46rem"
      footer={
        <>
          <Button onClick={onClose}>{codebookEditor.form.cancel}</Button>
          <Button variant="primary" disabled={named.length === 0} onClick={next}>
            {words.next}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="grid gap-3 sm:grid-cols-2">
          {parts.map((part, index) => (
            <TextField
              key={part.id}
              label={words.newCode(index + 1)}
              value={part.name}
              maxLength={80}
              data-autofocus={index === 0 ? "" : undefined}
              onChange={(event) =>
                setParts(
                  parts.map((one) => (one.id === part.id ? { ...one, name: event.target.value } : one)),
                )
              }
            />
          ))}
        </div>
        {parts.length < MOST_CODES ? (
          <Button
            size="small"
            className="self-start"
            onClick={() => setParts([...parts, { id: newId(), name: "" }])}
          >
            {words.another}
          </Button>
        ) : null}
        <div aria-live="polite">
          {problem ? <p className="font-semibold text-danger">{problem}</p> : null}
          {items === null && !problem ? (
            <p className="flex items-center gap-2 text-muted">
              <Spinner /> {codebookEditor.passages.loading}
            </p>
          ) : null}
          {items?.length === 0 ? <p className="text-soft">{words.none}</p> : null}
        </div>
        <ul className="flex flex-col divide-y divide-line">
          {items?.map((passage) => (
            <li
              key={passage.annotationId}
              className="grid gap-2 py-3 sm:grid-cols-[minmax(0,1fr)_14rem] sm:gap-4"
            >
              <Passage passage={passage} />
              <Select
                label={`${words.passage}: ${passage.exact}`}
                hideLabel
                value={goesTo.get(passage.annotationId) ?? ""}
                onChange={(event) => {
                  const to = event.target.value;
                  const rest = [...goesTo].filter(([id]) => id !== passage.annotationId);
                  setGoesTo(new Map(to === "" ? rest : [...rest, [passage.annotationId, to]]));
                }}
              >
                <option value="">{words.stays(code.name)}</option>
                {parts.map((part, index) => (
                  <option key={part.id} value={part.id} disabled={part.name.trim() === ""}>
                    {part.name.trim() || words.unnamed(index + 1)}
                  </option>
                ))}
              </Select>
            </li>
          ))}
        </ul>
        {hasMore ? (
          <Button size="small" className="self-start" onClick={() => void loadMore()}>
            {words.more}
          </Button>
        ) : null}
      </div>
    </Dialog>
  );
}
