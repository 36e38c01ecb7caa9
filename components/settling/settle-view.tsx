"use client";

import { useMemo, useRef, useState } from "react";
import { type ComparedArticle, ComparedText } from "@/components/agreement/compared-text";
import { PassageList } from "@/components/agreement/passage-list";
import { KIND_HUE } from "@/components/agreement/passage-marks";
import { SideBySide } from "@/components/agreement/side-by-side";
import { usePassageSteps } from "@/components/agreement/use-passage-steps";
import { useCommands } from "@/components/shell/command-registry";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import { Tabs } from "@/components/ui/tabs";
import type { CodeRef } from "@/core/codebook";
import type { DisagreementMap } from "@/core/disagreement/map";
import type { Passage } from "@/core/disagreement/passages";
import { mergedAround, unionOf } from "@/core/settling/decision";
import { type OpenPassage, sourcesOf, withOpenChoices } from "@/core/settling/open-passage";
import type { SettledLayer, SettlementView } from "@/core/settling/settlement";
import { agreement } from "@/messages/en/agreement";
import { settling as words } from "@/messages/en/settling";
import { AgreedButton } from "./agreed-button";
import { BoundaryDialog } from "./boundary-dialog";
import { CodeDialog } from "./code-dialog";
import { LostList } from "./lost-list";
import { OpenChoices } from "./open-choices";
import { PlaceDialog } from "./place-dialog";
import { ScoreTable } from "./score-table";
import { SettledList } from "./settled-list";
import { useSettling } from "./use-settling";

const hueOf = ({ kind }: Passage) => KIND_HUE[kind];
const NO_PASSAGES: OpenPassage[] = [];

/**
 * Turns coders' layers into one, passage by passage: one key for each decision, and the next passage comes up.
 * Numbers choose among what people chose.
 */
export function SettleView({
  article,
  first,
  codes,
}: {
  article: ComparedArticle;
  first: { map: DisagreementMap; layer: SettledLayer };
  codes: readonly CodeRef[];
}) {
  const [tab, setTab] = useState("open");
  const settling = useSettling(first, () => setTab("layer"));
  const { map, layer } = settling;
  const root = useRef<HTMLElement>(null);
  const [taken, setTaken] = useState({ passage: -1, at: 0 });
  const [dialog, setDialog] = useState<"boundary" | "code" | null>(null);
  const [placed, setPlaced] = useState<SettlementView | null>(null);
  const codeOf = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes]);
  const people = useMemo(
    () => new Map([...layer.people, ...map.coders].map((one) => [one.id, one])),
    [layer, map],
  );
  const passages = useMemo(
    () =>
      withOpenChoices(
        map.passages,
        layer.settlements.filter(({ state }) => state === "settled").flatMap(({ sources }) => sources),
      ),
    [map, layer],
  );
  const open = useMemo(() => passages.filter((one) => one.open.length > 0), [passages]);
  const { current, pick, step, follow } = usePassageSteps(open, root);
  const passage = open[current];
  // Another passage begins with its first choice.
  const chosen = passage && taken.passage === passage.start ? Math.min(taken.at, passage.open.length - 1) : 0;
  const setChosen = (at: number) => passage && setTaken({ passage: passage.start, at });
  const choice = passage?.open[chosen];
  const mayDecide = layer.can.settle || layer.can.propose;

  type Decided = Pick<Parameters<typeof settling.settle>[0], "how" | "codeId" | "start" | "end">;
  const decide = async (decision: Decided, only?: string) => {
    if (!passage || !mayDecide) return;
    const decided = only ? passage.open.filter(({ code }) => code === only) : passage.open;
    follow();
    await settling.settle({ ...decision, sources: sourcesOf(decided) });
  };
  const here = choice && { codeId: choice.code, start: choice.start, end: choice.end };
  const merged = passage && choice && mergedAround(sourcesOf(passage.open), choice.code, choice);
  const canMerge = merged && here && (merged.start !== here.start || merged.end !== here.end);
  const decisions = {
    accept: () => here && decide({ how: "accepted", ...here }),
    acceptOnly: () => here && decide({ how: "accepted", ...here }, here.codeId),
    merge: () => canMerge && decide({ how: "merged", codeId: here.codeId, ...merged }),
    reject: () =>
      here && passage && decide({ how: "rejected", codeId: here.codeId, ...unionOf(passage.open) }),
    boundary: () => mayDecide && passage && setDialog("boundary"),
    code: () => mayDecide && passage && setDialog("code"),
  };
  const settled = layer.settlements.filter(({ state }) => state === "settled");
  const lost = settled.filter(({ place }) => place !== "certain");
  const placeable = lost.find(({ can }) => can.undo) ?? null;
  const { actions } = words;
  const key = (id: string, keys: string, name: string, run: () => unknown) => ({
    id: `settle-${id}`,
    name,
    keys,
    section: actions.section,
    run: () => void run(),
  });
  useCommands([
    key("next", "j", actions.next, () => step(1)),
    key("previous", "k", actions.previous, () => step(-1)),
    ...(mayDecide
      ? [
          key("accept", "a", actions.accept, decisions.accept),
          key("accept-only", "o", actions.acceptOnly, decisions.acceptOnly),
          key("merge", "m", actions.merge, decisions.merge),
          key("boundary", "b", actions.boundary, decisions.boundary),
          key("code", "c", actions.code, decisions.code),
          key("reject", "r", actions.reject, decisions.reject),
          key("choice", "n", actions.nextChoice, () => setChosen((chosen + 1) % (passage?.open.length ?? 1))),
          key("undo", "z", actions.undo, settling.undoLast),
        ]
      : []),
    ...(placeable ? [key("place", "p", actions.place, () => setPlaced(placeable))] : []),
  ]);

  return (
    <div className="flex flex-col gap-8">
      {lost.length > 0 ? (
        <LostList
          article={article}
          settlements={lost}
          codes={codeOf}
          settling={settling}
          onPlace={setPlaced}
        />
      ) : null}
      <SideBySide
        text={
          <ComparedText
            article={article}
            passages={tab === "open" ? open : NO_PASSAGES.concat(passages)}
            hueOf={hueOf}
            current={tab === "open" ? current : -1}
            onPick={(at) => tab === "open" && pick(at)}
            label={words.textLabel}
            rootRef={root}
          />
        }
        side={
          <>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <p role="status" className="tabular text-soft">
                {words.progress(open.length)}
              </p>
              <AgreedButton passages={passages} article={article} codes={codeOf} settling={settling} />
            </div>
            <Tabs
              label={words.heading}
              value={tab}
              onChange={setTab}
              tabs={[
                {
                  id: "open",
                  label: words.tabs.open,
                  content: passage ? (
                    <div className="flex flex-col gap-3">
                      {mayDecide ? <KeyHints hasLost={placeable !== null} /> : null}
                      <PassageList
                        passages={open}
                        text={article.text}
                        language={article.language}
                        current={current}
                        onPick={pick}
                        label={agreement.map.passages}
                        look={({ kind, marked }) => ({
                          hue: KIND_HUE[kind],
                          word: agreement.map.kinds[kind],
                          aside: agreement.map.people(marked.length),
                        })}
                      >
                        <OpenChoices
                          key={passage.start}
                          passage={passage}
                          chosen={chosen}
                          choose={setChosen}
                          text={article.text}
                          codes={codeOf}
                          people={people}
                          notes={map.notes}
                          proposals={layer.settlements.filter(({ state }) => state === "proposed")}
                          settling={settling}
                          decisions={mayDecide ? decisions : null}
                          canMerge={Boolean(canMerge)}
                        />
                      </PassageList>
                    </div>
                  ) : (
                    <EmptyState title={words.allDone} compact>
                      {words.allDoneHint}
                    </EmptyState>
                  ),
                },
                {
                  id: "layer",
                  label: (
                    <>
                      {words.tabs.layer} <span className="tabular text-muted">{settled.length}</span>
                    </>
                  ),
                  content: (
                    <SettledList settlements={settled} codes={codeOf} people={people} settling={settling} />
                  ),
                },
                {
                  id: "scores",
                  label: words.tabs.scores,
                  content: <ScoreTable scores={layer.scores} people={people} />,
                },
              ]}
            />
          </>
        }
      />
      {passage && choice && dialog === "boundary" ? (
        <BoundaryDialog
          article={article}
          from={choice}
          root={root}
          onClose={() => setDialog(null)}
          onChoose={(range) => {
            setDialog(null);
            void decide({ how: "boundary", codeId: choice.code, ...range });
          }}
        />
      ) : null}
      {passage && choice && dialog === "code" ? (
        <CodeDialog
          codes={codes}
          from={choice.code}
          onClose={() => setDialog(null)}
          onChoose={(codeId) => {
            setDialog(null);
            void decide({ how: "code", codeId, start: choice.start, end: choice.end });
          }}
        />
      ) : null}
      {placed ? (
        <PlaceDialog
          key={placed.id}
          article={article}
          settlement={placed}
          root={root}
          onClose={() => setPlaced(null)}
          onChoose={(range) => {
            setPlaced(null);
            void settling.place(placed, range);
          }}
        />
      ) : null}
    </div>
  );
}

function KeyHints({ hasLost }: { hasLost: boolean }) {
  const { actions } = words;
  return (
    <p aria-hidden="true" className="hidden flex-wrap gap-x-4 gap-y-1 text-muted text-sm pointer-fine:flex">
      {(
        [
          ["j", actions.next],
          ["k", actions.previous],
          ["n", actions.nextChoice],
          ["z", actions.undo],
          ...(hasLost ? [["p", actions.place] as const] : []),
        ] as const
      ).map(([key, name]) => (
        <span key={key} className="flex items-center gap-1.5">
          <Kbd keys={key} /> {name}
        </span>
      ))}
    </p>
  );
}
