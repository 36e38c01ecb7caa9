"use client";

import { type RefObject, useMemo, useState } from "react";
import type { ComparedArticle } from "@/components/agreement/compared-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { wordsAround } from "@/core/concordance/lines";
import { findWords, longestRun } from "@/core/settling/find-words";
import type { SettlementView } from "@/core/settling/settlement";
import type { TextRange } from "@/core/text/range";
import { quoted } from "@/messages/en/quoted";
import { settling } from "@/messages/en/settling";
import { RangeEditor } from "./range-editor";
import { selectedRange } from "./selected-range";

const words = settling.place;
/** UTF-16 code units on either side of a hit. */
const AROUND = 40;

/**
 * Where a settled passage stands now whose words a correction changed or took out: what was selected in the text
 * before this was opened, where it probably is, or words that one looks for; then its ends word by word.
 */
export function PlaceDialog({
  article,
  settlement,
  root,
  onClose,
  onChoose,
}: {
  article: ComparedArticle;
  settlement: SettlementView;
  root: RefObject<HTMLElement | null>;
  onClose: () => void;
  onChoose: (range: TextRange) => void;
}) {
  const { text, language } = article;
  const [first] = useState(() => selectedRange(root.current) ?? probably(settlement));
  const [sought, setSought] = useState(() => (first ? "" : longestRun(text, settlement.exact)));
  const hits = useMemo(() => findWords(text, sought), [text, sought]);
  const [range, setRange] = useState<TextRange | null>(first);
  // Where there is one place only, it is taken up at once; one may still look for another.
  const chosen = range ?? (hits.length === 1 ? (hits[0] ?? null) : null);
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      description={words.hint(quoted(settlement.exact))}
      width="38rem"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button variant="primary" disabled={chosen === null} onClick={() => chosen && onChoose(chosen)}>
            {words.save}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField
          label={words.find}
          hint={words.findHint}
          value={sought}
          onChange={({ target }) => {
            setSought(target.value);
            setRange(null);
          }}
          onFocus={({ target }) => target.select()}
          autoComplete="off"
          data-autofocus={first ? undefined : ""}
        />
        {sought.trim() !== "" && hits.length === 0 ? (
          <p role="status" className="text-soft">
            {words.none}
          </p>
        ) : null}
        {hits.length > 1 ? (
          <fieldset className="flex flex-col gap-1">
            <legend className="mb-1 text-muted text-sm">{words.which(hits.length)}</legend>
            {hits.map((hit) => {
              const { before, hit: exact, after } = wordsAround(text, hit, AROUND);
              return (
                <label
                  key={hit.start}
                  className="flex items-start gap-3 rounded-md border border-line px-3 py-1.5 has-checked:border-accent has-checked:bg-accent-wash pointer-coarse:min-h-11"
                >
                  <input
                    type="radio"
                    name="place"
                    checked={chosen?.start === hit.start}
                    onChange={() => setRange(hit)}
                    className="mt-1 size-4 shrink-0 accent-accent"
                  />
                  <span lang={language} className="wrap-anywhere min-w-0 font-serif">
                    <span className="text-muted">{before}</span>
                    <strong>{exact}</strong>
                    <span className="text-muted">{after}</span>
                  </span>
                </label>
              );
            })}
          </fieldset>
        ) : null}
        {chosen ? (
          <div>
            <RangeEditor article={article} range={chosen} hasFocus={first !== null} onMove={setRange} />
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}

const probably = ({ start, end }: SettlementView): TextRange | null =>
  start === null || end === null ? null : { start, end };
