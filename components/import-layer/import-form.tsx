"use client";

import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { controlStyle, Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { MAX_SOURCE_BYTES } from "@/core/import/import-schema";
import { importLayer as words } from "@/messages/en/import-layer";
import { intake } from "@/messages/en/intake";
import { ImportFailure } from "./import-failure";
import { ImportReportView } from "./import-report-view";
import { FRESH_IMPORT, type ImportAction, type ImportState } from "./import-state";

interface Props {
  action: ImportAction;
  articleId: string;
  /** The layer that is being read. */
  groupId: string;
  /** Those that one may write in. */
  groups: readonly { id: string; name: string }[];
  readHref: string;
}

/**
 * A file, what it would add, and then what it added. With JavaScript the page and the chosen file stay; without,
 * the same action runs as a form post, and the file's text goes along.
 */
export function ImportForm({ action, articleId, groupId, groups, readHref }: Props) {
  const [posted, submit] = useActionState(action, FRESH_IMPORT);
  const [own, setOwn] = useState<ImportState | null>(null);
  const [isBusy, startWork] = useTransition();
  const state = own ?? posted;
  const result = useRef<HTMLDivElement>(null);

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const data = new FormData(event.currentTarget, submitter);
    data.set("stays", "1");
    const refusal = refuseEarly(data, state);
    if (refusal !== null) {
      setOwn({ ...FRESH_IMPORT, failure: refusal });
      return;
    }
    startWork(async () => {
      try {
        setOwn(await action(state, data));
      } catch {
        setOwn({ ...FRESH_IMPORT, failure: words.offline });
      }
    });
  };

  // What is shown is what was asked for; another choice is another question.
  const reconsider = () => {
    if (state.stage !== "choose" || state.failure) setOwn(FRESH_IMPORT);
  };
  useEffect(() => {
    if (own && own !== FRESH_IMPORT) result.current?.focus();
  }, [own]);

  const chosen = posted.stage === "done" ? null : posted.chosen;
  const group = chosen?.groupId ?? groupId;
  const report = state.stage === "choose" ? null : state.report;
  const isNew = report !== null && report.annotations.imported + report.comments.imported > 0;
  return (
    <form action={submit} onSubmit={send} noValidate className="flex flex-col gap-6">
      <input type="hidden" name="articleId" value={articleId} />
      <div hidden={state.stage === "done"} className="flex flex-col gap-6">
        <Field id="import-file" label={words.file} hint={words.fileHint(intake.size(MAX_SOURCE_BYTES))}>
          <input
            id="import-file"
            type="file"
            name="file"
            accept=".json,.jsonld,application/json,application/ld+json"
            aria-describedby="import-file-hint"
            onChange={reconsider}
            className={`${controlStyle} py-1.5 text-soft file:me-3 file:h-7 file:rounded-sm file:border file:border-line-strong file:bg-paper file:px-2.5 file:font-semibold file:text-ink file:text-sm`}
          />
        </Field>
        <Select
          name="groupId"
          label={words.group}
          defaultValue={groups.some(({ id }) => id === group) ? group : ""}
          onChange={reconsider}
          className="sm:w-72"
        >
          {groups.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value="">{words.onlyMe}</option>
        </Select>
        <TextField
          type="url"
          name="source"
          inputMode="url"
          label={words.source}
          hint={words.sourceHint}
          defaultValue={chosen?.source}
          placeholder="https://"
          maxLength={2_000}
          onChange={reconsider}
          optional
        />
      </div>
      <div ref={result} tabIndex={-1} className="outline-none empty:hidden">
        {state.stage === "choose" ? <ImportFailure failure={state.failure} faults={state.faults} /> : null}
        {report ? <ImportReportView report={report} /> : null}
      </div>
      <div className="flex flex-wrap gap-2">
        {state.stage === "done" ? (
          <>
            <LinkButton href={readHref} variant="primary">
              {words.read}
            </LinkButton>
            <Button type="reset" variant="quiet" onClick={() => setOwn(FRESH_IMPORT)}>
              {words.another}
            </Button>
          </>
        ) : null}
        {state.stage === "planned" && report && isNew ? (
          <Button type="submit" name="step" value="import" variant="primary" busy={isBusy}>
            {isBusy ? words.bringing : words.bringIn(report)}
          </Button>
        ) : null}
        {state.stage === "choose" ? (
          <Button type="submit" name="step" value="preview" variant="primary" busy={isBusy}>
            {isBusy ? words.reading : words.preview}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** What the server would refuse unread, said with better words. */
function refuseEarly(data: FormData, state: ImportState): string | null {
  const file = data.get("file");
  if (!(file instanceof File) || file.size === 0) {
    return state.stage === "planned" && state.text !== null ? null : words.none;
  }
  if (file.size <= MAX_SOURCE_BYTES) return null;
  return words.tooLarge(intake.size(file.size), intake.size(MAX_SOURCE_BYTES));
}
