"use client";

import { type RefObject, useMemo, useState } from "react";
import { usePassageSteps } from "@/components/agreement/use-passage-steps";
import { type OpenPassage, withOpenChoices } from "@/core/settling/open-passage";
import type { SettlementView } from "@/core/settling/settlement";
import type { SettlingState } from "./use-settling";

/** What was decided about a passage, of what its coders have in it. */
const decisionsOn = (passage: OpenPassage, settled: readonly SettlementView[]): SettlementView[] => {
  const uses = new Set(
    passage.choices.flatMap(({ code, uses }) => uses.map(({ annotationId }) => `${annotationId} ${code}`)),
  );
  return settled.filter(({ sources }) =>
    sources.some(({ annotationId, codeId }) => uses.has(`${annotationId} ${codeId}`)),
  );
};

/**
 * The passages that are to be decided, and where one is among them. The one that is looked at stays where it is when
 * somebody else decides it meanwhile, until one goes on: the next key must not decide about another one.
 */
export function useOpenPassages(
  { map, layer, onTheirWay, isOurs }: Pick<SettlingState, "map" | "layer" | "onTheirWay" | "isOurs">,
  root: RefObject<HTMLElement | null>,
) {
  const [held, setHeld] = useState(-1);
  const { settled, passages } = useMemo(() => {
    const settled = layer.settlements.filter(({ state }) => state === "settled");
    return {
      settled,
      passages: withOpenChoices(map.passages, [...settled.flatMap(({ sources }) => sources), ...onTheirWay]),
    };
  }, [map, layer, onTheirWay]);
  const listed = useMemo(
    () =>
      passages.filter(
        (one) =>
          one.open.length > 0 ||
          (one.start === held && decisionsOn(one, settled).some(({ id }) => !isOurs(id))),
      ),
    [passages, settled, held, isOurs],
  );
  const steps = usePassageSteps(listed, root);
  const passage = listed[steps.current];
  if (passage && passage.start !== held) setHeld(passage.start);
  return {
    ...steps,
    /** All of the article, in the order of the text. */
    passages,
    listed,
    passage,
    settled,
    /** How many are left to decide. */
    left: passages.filter((one) => one.open.length > 0).length,
    /** What others decided about the passage while it was looked at; empty while it is open. */
    meanwhile: passage && passage.open.length === 0 ? decisionsOn(passage, settled) : [],
  };
}
