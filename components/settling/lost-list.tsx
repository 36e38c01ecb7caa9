"use client";

import { useState } from "react";
import { ChoiceCode } from "@/components/agreement/choice-line";
import type { ComparedArticle } from "@/components/agreement/compared-text";
import { excerptOf } from "@/components/agreement/excerpt";
import { Button } from "@/components/ui/button";
import type { CodeRef } from "@/core/codebook";
import type { SettlementView } from "@/core/settling/settlement";
import { settling } from "@/messages/en/settling";
import type { SettlingState } from "./use-settling";

const words = settling.lost;
/** Of many, so many at first: the passages to decide come below. */
const SHOWN = 3;

/** Settled passages that a correction of the article took away, or moved to where nobody is sure. */
export function LostList({
  article,
  settlements,
  codes,
  settling: state,
  onPlace,
}: {
  article: ComparedArticle;
  settlements: readonly SettlementView[];
  codes: ReadonlyMap<string, CodeRef>;
  settling: SettlingState;
  /** Where it stands now is to be chosen. */
  onPlace: (settlement: SettlementView) => void;
}) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? settlements : settlements.slice(0, SHOWN);
  return (
    <section aria-label={words.title(settlements.length)} className="flex flex-col gap-3">
      <h2 className="font-semibold text-lg">{words.title(settlements.length)}</h2>
      <p className="text-soft">{words.hint}</p>
      <ul className="flex flex-col gap-2">
        {shown.map((one) => {
          const { start, end } = one;
          return (
            <li key={one.id} className="flex flex-col gap-1.5 rounded-md bg-warning-wash px-3 py-2.5">
              <p className="flex flex-wrap items-center gap-3 text-sm">
                <ChoiceCode code={codes.get(one.codeId)} />
                <span className="font-serif text-lg">{excerptOf(one.exact)}</span>
              </p>
              {start === null || end === null ? (
                <p>{words.gone}</p>
              ) : (
                <p>
                  {words.unsure}{" "}
                  <span lang={article.language} className="font-serif text-lg">
                    {excerptOf(article.text.slice(start, end))}
                  </span>
                </p>
              )}
              {one.can.undo ? (
                <div className="flex flex-wrap gap-2">
                  {start === null || end === null ? null : (
                    <Button size="small" onClick={() => void state.place(one, { start, end })}>
                      {words.confirm}
                    </Button>
                  )}
                  <Button size="small" onClick={() => onPlace(one)}>
                    {words.choose}
                  </Button>
                  <Button size="small" variant="quiet" onClick={() => void state.undo(one)}>
                    {words.drop}
                  </Button>
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
      {settlements.length > shown.length ? (
        <Button size="small" variant="quiet" className="self-start" onClick={() => setShowsAll(true)}>
          {words.more(settlements.length - shown.length)}
        </Button>
      ) : null}
    </section>
  );
}
