"use client";

import { useActionState, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { controlStyle, Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { MAX_SOURCE_BYTES } from "@/core/import/import-schema";
import { importSpans as words } from "@/messages/en/import-spans";
import { intake } from "@/messages/en/intake";
import { FRESH_SPAN_IMPORT, type SpanImportAction } from "./span-import-state";
import { SpanReportView } from "./span-report-view";

interface Props {
  action: SpanImportAction;
  /** Those that one may write in. */
  groups: readonly { id: string; name: string }[];
  codebooks: readonly { id: string; name: string }[];
  /** The group that was asked for, else "" for only me. */
  groupId: string;
}

/** A file, what it would add line by line, then what it added, and the way back. Works as a plain form too. */
export function SpanForm({ action, groups, codebooks, groupId }: Props) {
  const [state, submit, isBusy] = useActionState(action, FRESH_SPAN_IMPORT);
  const result = useRef<HTMLDivElement>(null);
  const isFresh = state === FRESH_SPAN_IMPORT;
  useEffect(() => {
    if (!isFresh && !isBusy) result.current?.focus();
  }, [isFresh, isBusy]);
  const { chosen } = state;
  const isChoosing = state.stage === "choose";

  return (
    <form action={submit} className="flex flex-col gap-6">
      {/* What is shown is what was asked for: it stays as it is until one begins again. */}
      <div hidden={!isChoosing} className="flex flex-col gap-6">
        <Field id="spans-file" label={words.file} hint={words.fileHint(intake.size(MAX_SOURCE_BYTES))}>
          <input
            id="spans-file"
            type="file"
            name="file"
            accept=".tsv,.txt,.labels,.jsonl,.ndjson,text/tab-separated-values"
            aria-describedby="spans-file-hint"
            className={`${controlStyle} py-1.5 text-soft file:me-3 file:h-7 file:rounded-sm file:border file:border-line-strong file:bg-paper file:px-2.5 file:font-semibold file:text-ink file:text-sm`}
          />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select name="format" label={words.format} defaultValue={chosen?.format ?? "tsv"}>
            <option value="tsv">{words.formats.tsv}</option>
            <option value="jsonl">{words.formats.jsonl}</option>
          </Select>
          <Select name="unit" label={words.unit} defaultValue={chosen?.unit ?? ""}>
            {Object.entries(words.units).map(([unit, name]) => (
              <option key={unit} value={unit}>
                {name}
              </option>
            ))}
          </Select>
          <Select name="groupId" label={words.group} defaultValue={chosen?.groupId ?? groupId}>
            {groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value="">{words.onlyMe}</option>
          </Select>
          <Select
            name="codebookId"
            label={words.codebook}
            hint={words.codebookHint}
            defaultValue={chosen?.codebookId ?? codebooks[0]?.id}
          >
            {codebooks.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </div>
        <TextArea
          name="articles"
          label={words.articles}
          hint={words.articlesHint}
          defaultValue={chosen?.articles}
          rows={3}
          maxLength={100_000}
          spellCheck={false}
          optional
        />
      </div>
      <div ref={result} tabIndex={-1} aria-live="polite" className="outline-none empty:hidden">
        {isChoosing && state.failure !== null ? (
          <p
            role="alert"
            className="rounded-md border-danger border-s-2 bg-danger-wash px-4 py-3 text-danger"
          >
            {state.failure}
          </p>
        ) : null}
        {state.stage === "planned" || state.stage === "done" ? (
          <SpanReportView report={state.report} />
        ) : null}
        {state.stage === "undone" ? <p>{words.undone(state.removed, state.kept)}</p> : null}
      </div>
      <div className="flex flex-wrap gap-2">
        {isChoosing ? (
          <Button type="submit" name="step" value="preview" variant="primary" busy={isBusy}>
            {isBusy ? words.reading : words.preview}
          </Button>
        ) : null}
        {state.stage === "planned" && state.report.imported > 0 ? (
          <Button type="submit" name="step" value="import" variant="primary" busy={isBusy}>
            {isBusy ? words.bringing : words.bringIn(state.report.imported, state.report.refused)}
          </Button>
        ) : null}
        {state.stage === "done" && state.report.importId !== null ? (
          <Button type="submit" name="step" value="undo" busy={isBusy}>
            {isBusy ? words.undoing : words.undo}
          </Button>
        ) : null}
        {isChoosing ? null : (
          <Button type="submit" name="step" value="again" variant="quiet">
            {words.another}
          </Button>
        )}
      </div>
    </form>
  );
}
