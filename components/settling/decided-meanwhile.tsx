"use client";

import { Button } from "@/components/ui/button";
import type { CodeRef } from "@/core/codebook";
import type { PersonRef } from "@/core/person";
import type { SettlementView } from "@/core/settling/settlement";
import { settling } from "@/messages/en/settling";
import { SettledList } from "./settled-list";
import type { SettlingState } from "./use-settling";

const words = settling.meanwhile;

/** In place of the choices: what somebody else decided about the passage while it was looked at. */
export function DecidedMeanwhile({
  settlements,
  codes,
  people,
  settling: state,
  onNext,
}: {
  settlements: readonly SettlementView[];
  codes: ReadonlyMap<string, CodeRef>;
  people: ReadonlyMap<string, PersonRef>;
  settling: SettlingState;
  /** Null: there is none. */
  onNext: (() => void) | null;
}) {
  const [first] = settlements;
  return (
    <>
      <p role="status" className="rounded-md bg-accent-wash px-3 py-2">
        {words.title(first?.decidedBy?.name ?? null)}
      </p>
      <SettledList
        label={words.list}
        settlements={settlements}
        codes={codes}
        people={people}
        settling={state}
      />
      {onNext ? (
        <Button className="self-start" onClick={onNext}>
          {settling.actions.next}
        </Button>
      ) : null}
    </>
  );
}
