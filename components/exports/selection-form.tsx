"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { download, type Received } from "@/components/exports/download";
import { FormatChoice } from "@/components/exports/format-choice";
import { QueryField } from "@/components/queries/query-field";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";
import { Select } from "@/components/ui/select";
import type { FieldFault } from "@/core/errors";
import type { SelectionFormat } from "@/core/export/selection/selection";
import { intake } from "@/messages/en/intake";
import { selection as words } from "@/messages/en/selection";

interface Props {
  query: string;
  format: SelectionFormat;
  /** Groups that have settled something. */
  groups: readonly { slug: string; name: string }[];
  /** The slug of the one whose settled layer is wanted; "" for annotations. */
  settled: string;
  /** What the query finds; null where it cannot be read. */
  found: { annotations: number; articles: number } | null;
  /** All that is wrong with the query. */
  faults: readonly FieldFault[];
}

type Progress =
  | { kind: "none" }
  | { kind: "under-way"; received: Received }
  | { kind: "over"; words: string; isFault: boolean };

/**
 * Which annotations, as what, and the file. A plain form whose answer is the file; with JavaScript it shows how far
 * it is, and can be stopped.
 */
export function SelectionForm({ query, format, groups, settled, found, faults }: Props) {
  const [from, setFrom] = useState(settled);
  const [text, setText] = useState(query);
  const [progress, setProgress] = useState<Progress>({ kind: "none" });
  const [chosen, setChosen] = useState(format);
  const abort = useRef<AbortController>(null);
  useEffect(() => () => abort.current?.abort(), []);
  // What is typed on leaves what was wrong, and what was counted, behind.
  const isAsked = text === query;
  const said = isAsked ? faults : [];
  const isBusy = progress.kind === "under-way";

  async function send(event: FormEvent<HTMLFormElement>) {
    const submitter = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    // Counting is another page.
    if (submitter?.name === "count") return;
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget);
    const asked = new URLSearchParams([...form].map(([name, value]) => [name, String(value)]));
    const controller = new AbortController();
    abort.current = controller;
    setProgress({ kind: "under-way", received: { bytes: 0, lines: 0, total: null } });
    try {
      const { name, bytes } = await download(`/api/exports?${asked}`, controller.signal, (received) =>
        setProgress({ kind: "under-way", received }),
      );
      setProgress({ kind: "over", words: words.done(name, intake.size(bytes)), isFault: false });
    } catch (thrown) {
      const why = controller.signal.aborted
        ? words.stopped
        : thrown instanceof Error && thrown.name === "Refused"
          ? thrown.message
          : words.failed;
      setProgress({ kind: "over", words: why, isFault: !controller.signal.aborted });
    }
  }

  return (
    <form action="/api/exports" method="get" onSubmit={send} className="flex flex-col gap-6">
      {groups.length > 0 ? (
        <Select
          name="settled"
          label={words.what}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          className="sm:w-80"
        >
          <option value="">{words.annotations}</option>
          {groups.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {words.settled(name)}
            </option>
          ))}
        </Select>
      ) : null}
      {/* What is out of sight is not sent. */}
      <fieldset disabled={from !== ""} hidden={from !== ""} className="flex flex-col gap-1.5">
        <QueryField
          id="selection-query"
          name="query"
          label={words.query}
          hint={words.queryHint}
          text={text}
          faults={said}
          hrefOf={(other) => `/exports?${new URLSearchParams({ query: other, format: chosen })}`}
          onChange={setText}
        >
          <Button
            type="submit"
            name="count"
            value="1"
            formAction="/exports"
            className="h-9 pointer-coarse:h-11"
          >
            {words.look}
          </Button>
        </QueryField>
      </fieldset>
      {found && isAsked && from === "" ? (
        <p className="tabular font-serif text-2xl">{words.found(found.annotations, found.articles)}</p>
      ) : null}
      <FormatChoice value={format} onChange={setChosen} />
      {chosen === "csv" ? <Checkbox name="bom" value="1" label={words.bom} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={isBusy}>
          {words.download}
        </Button>
        {isBusy ? (
          <Button variant="quiet" onClick={() => abort.current?.abort()}>
            {words.stop}
          </Button>
        ) : null}
      </div>
      <div aria-live="polite" className="empty:hidden">
        {progress.kind === "under-way" ? <Bar {...progress.received} format={chosen} /> : null}
        {progress.kind === "over" ? (
          <p className={progress.isFault ? "text-danger" : "text-soft"}>{progress.words}</p>
        ) : null}
      </div>
    </form>
  );
}

/** Formats that have a line for each annotation say exactly how far they are. */
const BY_LINE: ReadonlySet<SelectionFormat> = new Set(["jsonl", "jsonld"]);

function Bar({ bytes, lines, total, format }: Received & { format: SelectionFormat }) {
  const isExact = BY_LINE.has(format) && total !== null && total > 0;
  return (
    <div className="flex max-w-md flex-col gap-1">
      <progress
        aria-label={words.download}
        {...(isExact && { value: Math.min(lines, total), max: total })}
        className={classNames(
          "h-2 w-full appearance-none overflow-hidden rounded-full bg-accent/25 [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-accent",
          // What cannot be said as a share breathes; browsers draw it as if it were full.
          isExact
            ? "[&::-moz-progress-bar]:bg-accent"
            : "motion-safe:animate-pulse [&::-moz-progress-bar]:bg-transparent",
        )}
      />
      <p className="tabular text-soft text-sm">
        {total === null ? words.preparing : words.progress(intake.size(bytes), total)}
      </p>
    </div>
  );
}
