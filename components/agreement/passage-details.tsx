"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { CodeRef } from "@/core/codebook";
import type { DisagreementMap } from "@/core/disagreement/map";
import type { Passage } from "@/core/disagreement/passages";
import type { PersonRef } from "@/core/person";
import { agreement } from "@/messages/en/agreement";
import { ChoiceLine } from "./choice-line";

const words = agreement.map;

const ThreadPanel = dynamic(() => import("@/components/threads/thread-panel").then((m) => m.ThreadPanel));

/** Names of those who left a passage alone that are said one by one. */
const NAMED = 5;
/** Of a crowd's choices, so many at first. */
const SHOWN = 12;
/** Of a crowd's notes, so many at first. */
const NOTES = 4;

/** One passage: what each chose and noted, who left it alone, and the discussion. */
export function PassageDetails({
  passage,
  text,
  codes,
  people,
  notes,
  discussed,
  onDiscuss,
  discuss,
  showInText,
  viewer,
  canComment,
}: {
  passage: Passage;
  text: string;
  codes: ReadonlyMap<string, CodeRef>;
  people: ReadonlyMap<string, PersonRef>;
  notes: DisagreementMap["notes"];
  /** The annotation whose discussion is open. */
  discussed: string | null;
  onDiscuss: (annotationId: string | null) => void;
  /** Null: what was marked here is gone, and nothing is said on it any more. */
  discuss: (() => void) | null;
  showInText: () => void;
  viewer: PersonRef | null;
  canComment: boolean;
}) {
  const [showsAll, setShowsAll] = useState(false);
  // What most chose comes first.
  const choices = passage.choices.toSorted((a, b) => b.uses.length - a.uses.length);
  const noteOf = new Map(notes.map((one) => [one.annotationId, one]));
  const silent = passage.silent.flatMap((id) => people.get(id)?.name ?? []);
  return (
    <>
      <p className="text-soft">{words.kindHints[passage.kind]}</p>
      <ul className="flex flex-col gap-3">
        {choices.slice(0, showsAll ? choices.length : SHOWN).map((choice) => {
          const noted = choice.uses.filter(({ annotationId }) => noteOf.has(annotationId));
          return (
            <li key={`${choice.start} ${choice.end} ${choice.code}`}>
              <ChoiceLine choice={choice} passage={passage} text={text} codes={codes} people={people}>
                {noted.slice(0, NOTES).map(({ annotationId, personId }) => {
                  const { note = "", comments = 0 } = noteOf.get(annotationId) ?? {};
                  return (
                    <div key={annotationId} className="border-line border-s-2 ps-3 text-sm">
                      {note ? (
                        <p className="whitespace-pre-line break-words">
                          <span className="text-muted">{people.get(personId)?.name}: </span>
                          {note}
                        </p>
                      ) : null}
                      {comments > 0 ? (
                        <button
                          type="button"
                          onClick={() => onDiscuss(annotationId)}
                          className="tabular text-accent underline underline-offset-2 pointer-coarse:min-h-11"
                        >
                          {words.comments(comments)}
                        </button>
                      ) : null}
                    </div>
                  );
                })}
              </ChoiceLine>
            </li>
          );
        })}
      </ul>
      {showsAll || choices.length <= SHOWN ? null : (
        <Button size="small" variant="quiet" className="self-start" onClick={() => setShowsAll(true)}>
          {words.more(choices.length - SHOWN)}
        </Button>
      )}
      {silent.length > 0 ? (
        <p className="text-muted text-sm">
          {words.silent(silent.slice(0, NAMED), Math.max(0, silent.length - NAMED))}
        </p>
      ) : null}
      {discussed ? (
        <div className="rounded-md border border-line bg-paper">
          <ThreadPanel
            on={{ annotationId: discussed }}
            canComment={canComment}
            viewer={viewer}
            onClose={() => onDiscuss(null)}
          />
        </div>
      ) : (
        <div className="flex flex-wrap gap-2">
          {discuss ? (
            <Button size="small" onClick={discuss}>
              {words.discuss}
            </Button>
          ) : (
            <p className="text-muted text-sm">{agreement.layers.gone}</p>
          )}
          <Button size="small" variant="quiet" className="lg:hidden" onClick={showInText}>
            {words.inText}
          </Button>
        </div>
      )}
    </>
  );
}
