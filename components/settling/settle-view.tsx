"use client";

import { useRouter } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import { ChoiceCode } from "@/components/agreement/choice-line";
import { type ComparedArticle, ComparedText } from "@/components/agreement/compared-text";
import { LostMarks } from "@/components/agreement/lost-marks";
import { PassageList } from "@/components/agreement/passage-list";
import { KIND_HUE } from "@/components/agreement/passage-marks";
import { SideBySide } from "@/components/agreement/side-by-side";
import { useCodesNow } from "@/components/codebook/use-codes-now";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import { LinkButton } from "@/components/ui/link-button";
import { Tabs } from "@/components/ui/tabs";
import type { CodeRef, Hue } from "@/core/codebook";
import type { DisagreementMap } from "@/core/disagreement/map";
import type { Choice } from "@/core/disagreement/passages";
import { mergedAround, unionOf } from "@/core/settling/decision";
import { sourcesOf } from "@/core/settling/open-passage";
import type { SettledLayer } from "@/core/settling/settlement";
import { agreement } from "@/messages/en/agreement";
import { settling as words } from "@/messages/en/settling";
import { AgreedButton } from "./agreed-button";
import { DecidedMeanwhile } from "./decided-meanwhile";
import { ThumbBar } from "./decision-buttons";
import { FoldableText } from "./foldable-text";
import { LostList } from "./lost-list";
import { OpenChoices } from "./open-choices";
import { PassageInContext } from "./passage-in-context";
import { ScoreTable } from "./score-table";
import { type Asking, isSameChoice, SettleDialogs } from "./settle-dialogs";
import { SettledList } from "./settled-list";
import { settledMarks } from "./settled-marks";
import { useOpenPassages } from "./use-open-passages";
import { useSettleCommands } from "./use-settle-commands";
import { useSettling } from "./use-settling";

const hueOf = ({ hue }: { hue: Hue }) => hue;

/**
 * Turns coders' layers into one, passage by passage: one key for each decision, and the next passage comes up.
 * Numbers choose among what people chose. On a small screen a passage stands alone, in its sentences, with the
 * decisions at the thumb.
 */
export function SettleView({
  article,
  first,
  codes: codesAtFirst,
  viewerId,
  back,
}: {
  article: ComparedArticle;
  first: { map: DisagreementMap; layer: SettledLayer };
  codes: readonly CodeRef[];
  viewerId: string | null;
  /** Address of the article's page. */
  back: string;
}) {
  const [tab, setTab] = useState("open");
  const settling = useSettling(first, viewerId, () => setTab("layer"));
  const { map, layer, waiting } = settling;
  const codes = useCodesNow(codesAtFirst, { viewerId, groupId: layer.groupId });
  const root = useRef<HTMLElement>(null);
  const {
    passages,
    listed,
    passage,
    settled,
    left,
    meanwhile,
    current,
    pick,
    step,
    follow,
    showInText,
    showInList,
  } = useOpenPassages(settling, root);
  const [taken, setTaken] = useState<{ start: number; end: number; code: string } | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  // On a small screen: whether the whole text is there, and whether all passages are.
  const [showsText, setShowsText] = useState(false);
  const [showsAll, setShowsAll] = useState(false);
  const codeOf = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes]);
  /** What is marked in the text: what is to be decided, by how people differ, or the settled layer. */
  const shown = useMemo(
    () =>
      tab === "open"
        ? listed.map((one) => ({ ...one, hue: KIND_HUE[one.kind] }))
        : settledMarks(settled, codeOf),
    [tab, listed, settled, codeOf],
  );
  const people = useMemo(
    () => new Map([...layer.people, ...map.coders].map((one) => [one.id, one])),
    [layer, map],
  );
  // Another passage begins with its first choice.
  const at = passage?.open.findIndex((one) => taken !== null && isSameChoice(one, taken));
  const chosen = at === undefined || at < 0 ? 0 : at;
  const choice = passage?.open[chosen];
  const setChosen = (next: number) => setTaken(passage?.open[next] ?? null);
  const mayDecide = layer.can.settle || layer.can.propose;

  type Decided = Pick<Parameters<typeof settling.settle>[0], "how" | "codeId" | "start" | "end">;
  const decide = (decision: Decided, only?: string) => {
    if (!passage || !mayDecide) return;
    const decided = only ? passage.open.filter(({ code }) => code === only) : passage.open;
    follow();
    void settling.settle({ ...decision, sources: sourcesOf(decided) });
  };
  const here = choice && { codeId: choice.code, start: choice.start, end: choice.end };
  const merged = passage && choice && mergedAround(sourcesOf(passage.open), choice.code, choice);
  const canMerge = Boolean(merged && here && (merged.start !== here.start || merged.end !== here.end));
  const decisions = {
    accept: () => here && decide({ how: "accepted", ...here }),
    acceptOnly: () => here && decide({ how: "accepted", ...here }, here.codeId),
    merge: () => here && merged && canMerge && decide({ how: "merged", codeId: here.codeId, ...merged }),
    reject: () =>
      here && passage && decide({ how: "rejected", codeId: here.codeId, ...unionOf(passage.open) }),
    boundary: () => choice && setAsking({ what: "boundary", choice }),
    code: () => choice && setAsking({ what: "code", choice }),
  };
  const isOpen = (one: Choice) => passage?.open.some((open) => isSameChoice(open, one)) ?? false;
  // What one was asked about is decided by somebody else: should it be open again, nobody is asked anew.
  if (asking && asking.what !== "place" && !isOpen(asking.choice)) setAsking(null);
  const lost = settled.filter(({ place }) => place !== "certain");
  const placeable = lost.find(({ can }) => can.undo) ?? null;
  useSettleCommands({
    step,
    decisions: mayDecide ? decisions : null,
    nextChoice: () => setChosen((chosen + 1) % Math.max(1, passage?.open.length ?? 1)),
    undo: () => void settling.undoLast(),
    place: placeable && (() => setAsking({ what: "place", settlement: placeable })),
  });
  // Once it stands there.
  const afterwards = (act: () => void) => requestAnimationFrame(() => requestAnimationFrame(act));
  const showText = (isShown: boolean) => {
    setShowsText(isShown);
    afterwards(isShown ? showInText : showInList);
  };

  // Nobody has coded anything yet: the first that somebody does stands here by itself.
  if (map.passages.length === 0 && layer.settlements.length === 0) {
    return (
      <>
        {settling.isCorrected ? <Corrected /> : null}
        <LostMarks count={map.lost} article={back} />
        <EmptyState title={words.nothing} action={<LinkButton href={back}>{words.back}</LinkButton>}>
          {words.nothingHint}
        </EmptyState>
      </>
    );
  }
  return (
    <div className="flex flex-col gap-8">
      {settling.isCorrected ? <Corrected /> : null}
      <LostMarks count={map.lost} article={back} />
      {lost.length > 0 ? (
        <LostList
          article={article}
          settlements={lost}
          codes={codeOf}
          settling={settling}
          onPlace={(settlement) => setAsking({ what: "place", settlement })}
        />
      ) : null}
      <SideBySide
        text={
          <FoldableText isOpen={showsText} onToggle={() => showText(!showsText)}>
            <ComparedText
              article={article}
              passages={shown}
              hueOf={hueOf}
              current={tab === "open" ? current : -1}
              onPick={(next) => tab === "open" && pick(next)}
              label={words.textLabel}
              rootRef={root}
            />
          </FoldableText>
        }
        side={
          <>
            <div className="relative flex flex-wrap items-center justify-between gap-2">
              <p role="status" className="tabular text-soft">
                {words.progress(left)}
              </p>
              {/* Above the line, which must not jump with each decision. */}
              {waiting > 0 ? (
                <p className="tabular absolute end-0 bottom-full text-muted text-sm">
                  {words.saving(waiting)}
                </p>
              ) : null}
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
                        passages={listed}
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
                        alone={
                          <div className="flex flex-col items-start gap-2">
                            <PassageInContext
                              article={article}
                              passage={passage}
                              chosen={choice ?? passage}
                            />
                            {mayDecide && choice && passage.open.length > 1 ? (
                              <p className="flex flex-wrap items-center gap-2 text-muted text-sm">
                                <ChoiceCode code={codeOf.get(choice.code)} />
                                {words.choiceOf(chosen + 1, passage.open.length)}
                              </p>
                            ) : null}
                            <Button
                              variant="quiet"
                              size="small"
                              className="-ms-3.5 -my-1"
                              onClick={() => showText(true)}
                            >
                              {agreement.map.inText}
                            </Button>
                          </div>
                        }
                        showsAll={showsAll}
                      >
                        {meanwhile.length > 0 ? (
                          <DecidedMeanwhile
                            settlements={meanwhile}
                            codes={codeOf}
                            people={people}
                            settling={settling}
                            onNext={current < listed.length - 1 ? () => step(1) : null}
                          />
                        ) : (
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
                            canMerge={canMerge}
                          />
                        )}
                        <ThumbBar
                          decisions={mayDecide && choice ? decisions : null}
                          place={{ at: current, of: listed.length }}
                          step={step}
                        />
                      </PassageList>
                      {listed.length > 1 ? (
                        <Button
                          className="lg:hidden"
                          aria-expanded={showsAll}
                          onClick={() => setShowsAll(!showsAll)}
                        >
                          {showsAll ? words.one : words.all(listed.length)}
                        </Button>
                      ) : null}
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
                    <SettledList
                      label={words.tabs.layer}
                      settlements={settled}
                      codes={codeOf}
                      people={people}
                      settling={settling}
                    />
                  ),
                },
                {
                  id: "scores",
                  label: words.tabs.scores,
                  content: (
                    <ScoreTable scores={layer.scores} people={people} hasDecided={settled.length > 0} />
                  ),
                },
              ]}
            />
          </>
        }
      />
      <SettleDialogs
        asking={asking}
        close={() => setAsking(null)}
        article={article}
        codes={codes}
        root={root}
        decide={decide}
        place={(settlement, range) => void settling.place(settlement, range)}
      />
    </div>
  );
}

/** The article has other words now: nothing is decided over the old ones. */
function Corrected() {
  const router = useRouter();
  return (
    <div role="status" className="sticky top-2 z-10 flex justify-center">
      <Button size="small" className="shadow-float" onClick={() => router.refresh()}>
        {agreement.map.corrected}
      </Button>
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
