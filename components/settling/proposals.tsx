"use client";

import { ChoiceCode } from "@/components/agreement/choice-line";
import { excerptOf } from "@/components/agreement/excerpt";
import { Button } from "@/components/ui/button";
import type { CodeRef } from "@/core/codebook";
import type { PersonRef } from "@/core/person";
import type { SettlementView } from "@/core/settling/settlement";
import { quoted } from "@/messages/en/quoted";
import { settling as words } from "@/messages/en/settling";
import type { SettlingState } from "./use-settling";

/** What was proposed for a passage, and the votes on it. */
export function Proposals({
  proposals,
  codes,
  settling,
}: {
  proposals: readonly SettlementView[];
  codes: ReadonlyMap<string, CodeRef>;
  people: ReadonlyMap<string, PersonRef>;
  settling: SettlingState;
}) {
  return (
    <ul className="flex flex-col gap-2">
      {proposals.map((one) => (
        <li key={one.id} className="flex flex-col gap-2 rounded-md border border-line-strong px-3 py-2">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <span className="font-semibold">{words.votes.proposed}:</span>
            <ChoiceCode code={codes.get(one.codeId)} />
            <span className="text-soft">{words.decidedBy(one.how, one.decidedBy?.name ?? null)}</span>
          </p>
          <p className="font-serif">{quoted(excerptOf(one.exact))}</p>
          <p className="tabular flex flex-wrap items-center gap-2 text-sm">
            {one.votes ? words.votes.count(one.votes.for, one.votes.needed) : null}
            {one.votes && one.votes.against > 0 ? ` · ${words.votes.against(one.votes.against)}` : null}
            {one.votes && one.votes.mine !== null ? (
              <span className="text-muted">{words.votes.mine(one.votes.mine)}</span>
            ) : null}
          </p>
          <div className="flex flex-wrap gap-2">
            {one.can.vote && one.votes?.mine !== true ? (
              <Button size="small" onClick={() => void settling.vote(one, true)}>
                {words.votes.for}
              </Button>
            ) : null}
            {one.can.vote && one.votes?.mine !== false ? (
              <Button size="small" variant="quiet" onClick={() => void settling.vote(one, false)}>
                {words.votes.no}
              </Button>
            ) : null}
            {one.can.undo ? (
              <Button size="small" variant="quiet" onClick={() => void settling.undo(one)}>
                {words.undo}
              </Button>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
