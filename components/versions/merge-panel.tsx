"use client";

import { useId, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { type MergePart, mergedText, mergeLines } from "@/core/text/merge";
import { diffParagraphs } from "@/core/text/paragraph-diff";
import { versions } from "@/messages/en/versions";
import { DiffView } from "./diff-view";

const words = versions.merge;

export interface MergePanelProps {
  /** What both began with, what you wrote, and what the other one saved: as sources. */
  base: string;
  mine: string;
  theirs: string;
  theirNumber: number;
  theirAuthor: string | null;
  lang: string;
  onMerged: (source: string) => void;
  onTakeTheirs: () => void;
}

/** Somebody saved a version while this one was written: what they changed, and how both come together. */
export function MergePanel(props: MergePanelProps) {
  const { base, mine, theirs, theirNumber, theirAuthor, lang, onMerged, onTakeTheirs } = props;
  const parts = useMemo(() => mergeLines(base, mine, theirs), [base, mine, theirs]);
  const conflicts = parts.filter((part) => part.kind === "conflict");
  const [choices, setChoices] = useState<Record<number, "mine" | "theirs">>({});
  const heading = useId();
  return (
    <section
      role="alert"
      aria-labelledby={heading}
      className="mb-8 flex flex-col gap-4 rounded-lg border border-warning bg-warning-wash p-4 sm:p-6"
    >
      <div>
        <h2 id={heading} className="font-semibold text-lg">
          {words.title(theirAuthor ?? words.somebody, theirNumber)}
        </h2>
        <p className="text-soft">{words.lead}</p>
      </div>
      <details className="rounded-md bg-surface px-4 py-2" open={conflicts.length === 0}>
        <summary className="min-h-8 cursor-pointer font-semibold text-sm pointer-coarse:min-h-11">
          {words.theirs}
        </summary>
        <div className="pt-2 pb-2">
          <DiffView rows={diffParagraphs(base, theirs)} view="inline" lang={lang} context={0} />
        </div>
      </details>
      <p>{conflicts.length === 0 ? words.fits : words.places(conflicts.length)}</p>
      {conflicts.map((part, at) => (
        <Conflict
          // biome-ignore lint/suspicious/noArrayIndexKey: places have no names but their order.
          key={at}
          at={at}
          part={part}
          lang={lang}
          choice={choices[at] ?? "mine"}
          onChoose={(choice) => setChoices({ ...choices, [at]: choice })}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          onClick={() =>
            onMerged(
              mergedText(
                parts,
                conflicts.map((_, at) => choices[at] ?? "mine"),
              ),
            )
          }
        >
          {words.apply}
        </Button>
        <Button variant="quiet" onClick={onTakeTheirs}>
          {words.takeTheirs}
        </Button>
      </div>
    </section>
  );
}

function Conflict({
  at,
  part,
  lang,
  choice,
  onChoose,
}: {
  at: number;
  part: Extract<MergePart, { kind: "conflict" }>;
  lang: string;
  choice: "mine" | "theirs";
  onChoose: (choice: "mine" | "theirs") => void;
}) {
  const name = useId();
  return (
    <fieldset className="grid gap-2 md:grid-cols-2">
      <legend className="mb-1 font-semibold text-sm">{words.place(at + 1)}</legend>
      {(["mine", "theirs"] as const).map((side) => (
        <label
          key={side}
          className="flex cursor-pointer flex-col gap-1 rounded-md border border-line-strong bg-surface p-3 has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <span className="flex items-center gap-2 font-semibold text-sm">
            <input type="radio" name={name} checked={choice === side} onChange={() => onChoose(side)} />
            {side === "mine" ? words.mine : words.other}
          </span>
          <span
            lang={lang}
            dir="auto"
            className="wrap-anywhere whitespace-pre-wrap font-serif text-lg leading-7"
          >
            {part[side].join("\n") || words.nothing}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
