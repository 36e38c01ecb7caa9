"use client";

import { useMemo, useRef, useState } from "react";
import { useCodesNow } from "@/components/codebook/use-codes-now";
import { useCommands } from "@/components/shell/command-registry";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import type { CodeRef } from "@/core/codebook";
import type { DisagreementMap as MapData } from "@/core/disagreement/map";
import { PASSAGE_KINDS, type Passage, type PassageKind } from "@/core/disagreement/passages";
import type { PersonRef } from "@/core/person";
import { agreement } from "@/messages/en/agreement";
import { type ComparedArticle, ComparedText } from "./compared-text";
import { PassageDetails } from "./passage-details";
import { PassageList } from "./passage-list";
import { KIND_HUE } from "./passage-marks";
import { SideBySide } from "./side-by-side";
import { usePassageSteps } from "./use-passage-steps";

const words = agreement.map;
const hueOf = ({ kind }: Passage) => KIND_HUE[kind];

/**
 * Where the people of a group differ over an article, in the text and passage by passage: what each chose, their
 * notes, and a discussion to argue it out. `j` and `k` go through them, `d` opens the discussion.
 */
export function DisagreementMap({
  article,
  map,
  codes: codesAtFirst,
  viewer,
  canComment,
}: {
  article: ComparedArticle;
  map: MapData;
  codes: readonly CodeRef[];
  viewer: PersonRef | null;
  canComment: boolean;
}) {
  const [kind, setKind] = useState<PassageKind | null>(null);
  const [discussed, setDiscussed] = useState<string | null>(null);
  const root = useRef<HTMLElement>(null);
  const codes = useCodesNow(codesAtFirst, { viewerId: viewer?.id ?? null, groupId: map.groupId });
  const codeOf = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes]);
  const people = useMemo(() => new Map(map.coders.map((one) => [one.id, one])), [map]);
  const shown = useMemo(
    () => (kind === null ? map.passages : map.passages.filter((one) => one.kind === kind)),
    [map, kind],
  );
  const { current, pick, step, showInText } = usePassageSteps(shown, root);
  const passage = shown[current];

  const go = (act: () => void) => {
    setDiscussed(null);
    act();
  };
  const discuss = () => {
    const first = passage && busiest(passage, map);
    if (first) setDiscussed(first);
  };
  const { keys } = words;
  useCommands([
    { id: "map-next", name: keys.next, section: keys.section, keys: "j", run: () => go(() => step(1)) },
    {
      id: "map-previous",
      name: keys.previous,
      section: keys.section,
      keys: "k",
      run: () => go(() => step(-1)),
    },
    { id: "map-discuss", name: keys.discuss, section: keys.section, keys: "d", run: discuss },
  ]);

  return (
    <SideBySide
      text={
        <ComparedText
          article={article}
          passages={shown}
          hueOf={hueOf}
          current={current}
          onPick={(at) => go(() => pick(at))}
          label={words.textLabel}
          rootRef={root}
        />
      }
      side={
        <>
          <KindFilter
            passages={map.passages}
            chosen={kind}
            choose={(next) => {
              setDiscussed(null);
              setKind(next);
            }}
          />
          {passage ? (
            <>
              <p className="tabular flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-sm">
                {words.passage(current + 1, shown.length)}
                <span aria-hidden="true" className="hidden gap-x-4 pointer-fine:flex">
                  {(
                    [
                      ["j", keys.next],
                      ["k", keys.previous],
                      ["d", keys.discuss],
                    ] as const
                  ).map(([key, name]) => (
                    <span key={key} className="flex items-center gap-1.5">
                      <Kbd keys={key} /> {name}
                    </span>
                  ))}
                </span>
              </p>
              <PassageList
                passages={shown}
                text={article.text}
                language={article.language}
                current={current}
                onPick={(at) => go(() => pick(at))}
                label={words.passages}
                look={(one) => ({
                  hue: KIND_HUE[one.kind],
                  word: words.kinds[one.kind],
                  aside: words.people(one.marked.length),
                })}
              >
                <PassageDetails
                  // Another passage begins with the first of its choices.
                  key={passage.start}
                  passage={passage}
                  text={article.text}
                  codes={codeOf}
                  people={people}
                  notes={map.notes}
                  discussed={discussed}
                  onDiscuss={setDiscussed}
                  discuss={busiest(passage, map) ? discuss : null}
                  showInText={showInText}
                  viewer={viewer}
                  canComment={canComment}
                />
              </PassageList>
            </>
          ) : (
            <EmptyState title={words.none_of_kind} compact />
          )}
        </>
      }
    />
  );
}

/** The annotation whose discussion is the liveliest; else the first. */
function busiest(passage: Passage, { notes, gone }: MapData): string | undefined {
  const ids = passage.choices
    .flatMap(({ uses }) => uses.map(({ annotationId }) => annotationId))
    .filter((id) => !gone.includes(id));
  const comments = new Map(notes.map((one) => [one.annotationId, one.comments]));
  return ids.toSorted((a, b) => (comments.get(b) ?? 0) - (comments.get(a) ?? 0))[0];
}

function KindFilter({
  passages,
  chosen,
  choose,
}: {
  passages: readonly Passage[];
  chosen: PassageKind | null;
  choose: (kind: PassageKind | null) => void;
}) {
  const countOf = (kind: PassageKind) => passages.filter((one) => one.kind === kind).length;
  const kinds = PASSAGE_KINDS.filter((kind) => countOf(kind) > 0);
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{words.filter}</legend>
      {[null, ...kinds].map((kind) => (
        <Button
          key={kind ?? "all"}
          variant="quiet"
          size="small"
          aria-pressed={kind === chosen}
          title={kind === null ? undefined : words.kindHints[kind]}
          onClick={() => choose(kind)}
        >
          {kind === null ? null : (
            <span aria-hidden="true" data-hue={KIND_HUE[kind]} data-shade={1} className="code-swatch" />
          )}
          {kind === null ? words.all : words.kinds[kind]}
          <span className="tabular font-normal text-muted">
            {kind === null ? passages.length : countOf(kind)}
          </span>
        </Button>
      ))}
    </fieldset>
  );
}
