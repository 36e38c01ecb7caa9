"use client";

import { type CSSProperties, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ReportResult } from "@/core/agreement/report-schema";
import type { PersonRef } from "@/core/person";
import { agreement, figure } from "@/messages/en/agreement";
import { FigureRow, FigureTable } from "./figure-table";

const words = agreement.matrix;
const KINDS = ["f1", "kappa"] as const;
const UNITS = { f1: agreement.measures.f1.unit, kappa: agreement.measures.cohen.unit };
/** Strongest colour of a cell, in per cent of the accent: the ink on it keeps its contrast in both themes. */
const STRONGEST = 42;
/** Of a crowd, so many at first. */
const SHOWN = 20;

/** Every pair of people with their figure, as a table whose cells are coloured by it; of a crowd, a list. */
export function PairMatrix({ result, people }: { result: ReportResult; people: readonly PersonRef[] }) {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? "";
  return result.matrix ? (
    <Matrix coders={result.coders} matrix={result.matrix} nameOf={nameOf} />
  ) : (
    <CoderList coders={result.coders} nameOf={nameOf} />
  );
}

type Coders = ReportResult["coders"];

function Matrix({
  coders,
  matrix,
  nameOf,
}: {
  coders: Coders;
  matrix: NonNullable<ReportResult["matrix"]>;
  nameOf: (id: string) => string;
}) {
  const [kind, setKind] = useState<(typeof KINDS)[number]>("f1");
  // By name, since a row is looked for by it; figures stand in the report's own order.
  const order = [...coders.keys()].sort((a, b) =>
    nameOf(coders[a]?.id ?? "").localeCompare(nameOf(coders[b]?.id ?? ""), "en"),
  );
  const valueAt = (a: number, b: number): number | null => {
    const [low, high] = a < b ? [a, b] : [b, a];
    return matrix[kind][(low * (2 * coders.length - low - 1)) / 2 + (high - low - 1)] ?? null;
  };
  const isLacking = matrix[kind].includes(null);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-soft">
          {words.hint} {words.unit(UNITS[kind])}
        </p>
        <fieldset className="flex gap-1.5">
          <legend className="sr-only">{words.show}</legend>
          {KINDS.map((one) => (
            <Button
              key={one}
              variant="quiet"
              size="small"
              aria-pressed={one === kind}
              onClick={() => setKind(one)}
            >
              {words.of[one]}
            </Button>
          ))}
        </fieldset>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without it, only a pointer could scroll there. */}
      <section tabIndex={0} aria-label={`${words.title}: ${words.of[kind]}`} className="overflow-x-auto">
        <table className="tabular border-separate border-spacing-0.5 text-sm">
          <thead>
            <tr>
              <th scope="col" className="sr-only">
                {words.person}
              </th>
              {order.map((at, column) => (
                <th
                  key={coders[at]?.id}
                  scope="col"
                  title={nameOf(coders[at]?.id ?? "")}
                  className="min-w-11 px-1 pb-1 text-center font-normal text-muted"
                >
                  {column + 1}
                  <span className="sr-only"> {nameOf(coders[at]?.id ?? "")}</span>
                </th>
              ))}
              <th scope="col" className="min-w-16 px-2 pb-1 text-end font-normal text-muted">
                {words.mean}
              </th>
            </tr>
          </thead>
          <tbody>
            {order.map((at, row) => (
              <tr key={coders[at]?.id}>
                <th
                  scope="row"
                  className="sticky start-0 max-w-44 truncate bg-paper pe-3 text-start font-normal"
                >
                  <span className="inline-block min-w-6 text-muted">{row + 1}</span>
                  {nameOf(coders[at]?.id ?? "")}
                </th>
                {order.map((other) => (
                  <Cell
                    key={coders[other]?.id}
                    value={at === other ? undefined : valueAt(at, other)}
                    title={words.cell(
                      nameOf(coders[at]?.id ?? ""),
                      nameOf(coders[other]?.id ?? ""),
                      words.of[kind],
                    )}
                  />
                ))}
                <td className="px-2 text-end font-semibold">
                  {kind === "f1" ? orNone(coders[at]?.f1 ?? null) : orNone(meanOf(order, at, valueAt))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {isLacking ? <p className="text-muted text-sm">{words.why[kind]}</p> : null}
    </>
  );
}

const orNone = (value: number | null): string => (value === null ? agreement.none : figure(value));

function meanOf(
  order: readonly number[],
  at: number,
  valueAt: (a: number, b: number) => number | null,
): number | null {
  const known = order.flatMap((other) => (other === at ? [] : (valueAt(at, other) ?? [])));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** `undefined`: oneself. */
function Cell({ value, title }: { value: number | null | undefined; title: string }) {
  if (value === undefined) return <td aria-hidden="true" className="rounded-sm bg-sunken" />;
  const heat = `${Math.round(STRONGEST * Math.max(0, value ?? 0))}%`;
  return (
    <td
      title={title}
      style={{ "--heat": heat } as CSSProperties}
      className="h-8 rounded-sm bg-[color-mix(in_srgb,var(--accent)_var(--heat),var(--surface))] px-1 text-center"
    >
      {orNone(value)}
    </td>
  );
}

function CoderList({ coders, nameOf }: { coders: Coders; nameOf: (id: string) => string }) {
  const [showsAll, setShowsAll] = useState(false);
  const sorted = coders.toSorted((a, b) => (a.f1 ?? 2) - (b.f1 ?? 2) || (a.id < b.id ? -1 : 1));
  return (
    <>
      <p className="text-soft">{words.tooMany(coders.length)}</p>
      <FigureTable
        label={words.title}
        heads={[words.person, words.passages, words.articles, { name: words.of.f1, unit: UNITS.f1 }]}
      >
        {(showsAll ? sorted : sorted.slice(0, SHOWN)).map(({ id, spans, articles, f1 }) => (
          <FigureRow key={id} name={nameOf(id)} cells={[spans, articles, orNone(f1)]} />
        ))}
      </FigureTable>
      {coders.some(({ f1 }) => f1 === null) ? <p className="text-muted text-sm">{words.why.f1}</p> : null}
      {showsAll || sorted.length <= SHOWN ? null : (
        <div>
          <Button size="small" onClick={() => setShowsAll(true)}>
            {words.more(sorted.length)}
          </Button>
        </div>
      )}
    </>
  );
}
