import type { DistinctiveTerm } from "@/core/compare/distinctive";
import { compare as all } from "@/messages/en/compare";
import { type Side, SideBadge } from "./side-badge";

const words = all.words;
const MOST = 12;

/** The words that tell the two apart, each with a bar for its two counts. */
export function WordLists({ terms }: { terms: readonly DistinctiveTerm[] }) {
  const most = Math.max(1, ...terms.map(({ left, right }) => Math.max(left, right)));
  return (
    <>
      <div className="grid gap-x-12 gap-y-8 md:grid-cols-2">
        {(["left", "right"] as const).map((side) => (
          <WordList
            key={side}
            side={side}
            most={most}
            terms={terms
              .filter(
                ({ score, left, right }) => (side === "left" ? score > 0 : score < 0) && left + right > 1,
              )
              .slice(0, MOST)}
          />
        ))}
      </div>
      <p className="mt-3 text-muted text-sm">{words.method}</p>
    </>
  );
}

function WordList({ side, terms, most }: { side: Side; terms: readonly DistinctiveTerm[]; most: number }) {
  return (
    <div>
      <h3 className="mb-2 flex items-center gap-2 font-semibold">
        <SideBadge side={side} /> {words.more(all.side[side])}
      </h3>
      {terms.length === 0 ? <p className="text-soft">{words.none}</p> : null}
      <ul className="flex flex-col gap-1">
        {terms.map((term) => (
          <li
            key={term.term}
            className="grid grid-cols-[minmax(0,11rem)_minmax(0,1fr)_auto] items-center gap-3"
          >
            <span className="truncate font-serif text-lg">{term.term}</span>
            <span aria-hidden="true" className="flex h-4 flex-col justify-center gap-0.5">
              {(["left", "right"] as const).map((one) => (
                <span
                  key={one}
                  className={`block h-1.5 rounded-sm border border-accent ${one === "left" ? "bg-accent" : ""} ${term[one] === 0 ? "invisible" : ""}`}
                  style={{ width: `${(100 * term[one]) / most}%` }}
                />
              ))}
            </span>
            <span className="tabular text-muted text-sm">
              <span className="sr-only">{words.counts(term.left, term.right)}</span>
              <span aria-hidden="true">
                {term.left} : {term.right}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
