"use client";

import { ChoiceCode } from "@/components/agreement/choice-line";
import { excerptOf } from "@/components/agreement/excerpt";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import type { CodeRef } from "@/core/codebook";
import type { PersonRef } from "@/core/person";
import type { SettlementView } from "@/core/settling/settlement";
import { settling as words } from "@/messages/en/settling";
import type { SettlingState } from "./use-settling";

/** The settled layer as a list in the order of the text: what became of each passage, by whom, and made of what. */
export function SettledList({
  label,
  settlements,
  codes,
  people,
  settling,
}: {
  label: string;
  settlements: readonly SettlementView[];
  codes: ReadonlyMap<string, CodeRef>;
  people: ReadonlyMap<string, PersonRef>;
  settling: SettlingState;
}) {
  if (settlements.length === 0) {
    return (
      <EmptyState title={words.layer.none} compact>
        {words.layer.noneHint}
      </EmptyState>
    );
  }
  const sorted = settlements.toSorted((a, b) => (a.start ?? 0) - (b.start ?? 0));
  return (
    <ol aria-label={label} className="divide-y divide-line border-line border-y">
      {sorted.map((one) => {
        const names = [
          ...new Set(one.sources.flatMap(({ personId }) => people.get(personId ?? "")?.name ?? [])),
        ];
        return (
          <li key={one.id} className="flex flex-col gap-1.5 px-3 py-2.5">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
              <ChoiceCode code={codes.get(one.codeId)} />
              <span className="text-soft">{words.decidedBy(one.how, one.decidedBy?.name ?? null)}</span>
              {one.can.undo ? (
                <Button
                  size="small"
                  variant="quiet"
                  className="ms-auto"
                  onClick={() => void settling.undo(one)}
                >
                  {words.undo}
                </Button>
              ) : null}
            </p>
            <p className={classNames("font-serif text-lg", !one.isAccepted && "text-muted line-through")}>
              {excerptOf(one.exact)}
            </p>
            {names.length > 0 ? <p className="text-muted text-sm">{words.sources(names)}</p> : null}
          </li>
        );
      })}
    </ol>
  );
}
