"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import { TextField } from "@/components/ui/text-field";
import type { CodeView } from "@/core/codebook";
import { codebookEditor } from "@/messages/en/codebook-editor";
import { Passage } from "./passage";
import { TakeButtons } from "./take-buttons";
import { usePassages } from "./use-passages";

const words = codebookEditor.passages;
const PAGE = 20;

/** Real passages with a code, to be taken as its examples. */
export function PassagesDialog({ code, onClose }: { code: CodeView; onClose: () => void }) {
  const [q, setQuery] = useState("");
  const { items, hasMore, loadMore, problem } = usePassages(code.codebookId, code.id, q, PAGE);
  return (
    <Dialog open onClose={onClose} title={words.title(code.name)} width="44rem">
      <div className="flex flex-col gap-4">
        <TextField
          type="search"
          label={words.search}
          value={q}
          data-autofocus=""
          onChange={(event) => setQuery(event.target.value)}
        />
        <div aria-live="polite">
          {problem ? <p className="font-semibold text-danger">{problem}</p> : null}
          {items === null && !problem ? (
            <p className="flex items-center gap-2 text-muted">
              <Spinner /> {words.loading}
            </p>
          ) : null}
          {items?.length === 0 ? <p className="text-soft">{words.none}</p> : null}
        </div>
        <ul className="flex flex-col divide-y divide-line">
          {items?.map((passage) => (
            <li key={passage.annotationId} className="py-3">
              <Passage passage={passage}>
                <TakeButtons code={code} passage={passage} />
              </Passage>
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
