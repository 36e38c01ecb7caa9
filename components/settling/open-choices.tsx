"use client";

import { useState } from "react";
import { ChoiceLine } from "@/components/agreement/choice-line";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { CodeRef } from "@/core/codebook";
import type { DisagreementMap } from "@/core/disagreement/map";
import type { PersonRef } from "@/core/person";
import type { OpenPassage } from "@/core/settling/open-passage";
import type { SettlementView } from "@/core/settling/settlement";
import { agreement } from "@/messages/en/agreement";
import { settling as words } from "@/messages/en/settling";
import { DecisionButtons, type Decisions } from "./decision-buttons";
import { Proposals } from "./proposals";
import type { SettlingState } from "./use-settling";

/** Of a crowd's choices, so many at first. */
const SHOWN = 12;
/** Of a crowd's notes on one choice, so many. */
const NOTES = 3;

/** What people chose for one passage, one of it taken up, and what can be decided. */
export function OpenChoices({
  passage,
  chosen,
  choose,
  text,
  codes,
  people,
  notes,
  proposals,
  settling,
  decisions,
  canMerge,
}: {
  passage: OpenPassage;
  chosen: number;
  choose: (at: number) => void;
  text: string;
  codes: ReadonlyMap<string, CodeRef>;
  people: ReadonlyMap<string, PersonRef>;
  notes: DisagreementMap["notes"];
  proposals: readonly SettlementView[];
  settling: SettlingState;
  /** Null: who looks may not decide. */
  decisions: Decisions | null;
  canMerge: boolean;
}) {
  const [showsAll, setShowsAll] = useState(false);
  // Whoever goes through the choices by key sees the one that is taken up.
  const shown = showsAll || chosen >= SHOWN ? passage.open.length : SHOWN;
  const noteOf = new Map(notes.map((one) => [one.annotationId, one.note]));
  const ids = new Set(passage.open.flatMap(({ uses }) => uses.map(({ annotationId }) => annotationId)));
  const here = proposals.filter(({ sources }) => sources.some(({ annotationId }) => ids.has(annotationId)));
  const hasOtherCodes = new Set(passage.open.map(({ code }) => code)).size > 1;
  return (
    <>
      {here.length > 0 ? (
        <Proposals proposals={here} codes={codes} people={people} settling={settling} />
      ) : null}
      <fieldset className="flex flex-col gap-1.5">
        <legend className="sr-only">{words.choose}</legend>
        {passage.open.slice(0, shown).map((choice, at) => (
          <label
            key={`${choice.start} ${choice.end} ${choice.code}`}
            className={classNames(
              "flex gap-3 rounded-md border px-3 py-2 pointer-coarse:min-h-11 pointer-coarse:py-2.5",
              at === chosen ? "border-accent bg-accent-wash" : "border-line hover:border-line-strong",
            )}
          >
            <input
              type="radio"
              name="choice"
              checked={at === chosen}
              onChange={() => choose(at)}
              disabled={decisions === null}
              className="mt-1 size-4 shrink-0 accent-accent pointer-coarse:mt-0.5 pointer-coarse:size-5"
            />
            <ChoiceLine choice={choice} passage={passage} text={text} codes={codes} people={people}>
              {choice.uses
                .flatMap(({ annotationId, personId }) => {
                  const note = noteOf.get(annotationId);
                  return note ? [{ annotationId, personId, note }] : [];
                })
                .slice(0, NOTES)
                .map(({ annotationId, personId, note }) => (
                  <p
                    key={annotationId}
                    className="whitespace-pre-line break-words border-line-strong border-s-2 ps-3 text-sm"
                  >
                    <span className="text-soft">{people.get(personId)?.name}: </span>
                    {note}
                  </p>
                ))}
            </ChoiceLine>
          </label>
        ))}
        {passage.open.length > shown ? (
          <Button size="small" variant="quiet" className="self-start" onClick={() => setShowsAll(true)}>
            {agreement.map.more(passage.open.length - shown)}
          </Button>
        ) : null}
      </fieldset>
      {decisions ? (
        <DecisionButtons decisions={decisions} hasOtherCodes={hasOtherCodes} canMerge={canMerge} />
      ) : null}
    </>
  );
}
