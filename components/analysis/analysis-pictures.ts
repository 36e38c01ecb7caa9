import type { PlotOptions } from "@observablehq/plot";
import type { ComponentProps } from "react";
import { distinctNames } from "@/components/plots/distinct-names";
import type { PlotWidth } from "@/components/plots/draw-plot";
import type { Figure } from "@/components/plots/figure";
import { barsPlot, densityPlot, gridPlot, ratePlot, weeksPlot } from "@/components/plots/plot-options";
import { type Analysis, MOST_CODES, type Row } from "@/core/analysis/findings";
import type { CodeRef } from "@/core/codebook";
import { analysis as words } from "@/messages/en/analysis";
import { longDate } from "@/messages/en/dates";

type Codes = ReadonlyMap<string, CodeRef>;

/** A picture with its title and what it shows in words; or these alone, where a picture would show nothing. */
export interface Shown {
  title: string;
  description: string;
  picture?: Pick<ComponentProps<typeof Figure>, "id" | "options" | "table">;
}

/** On a phone a table has room for so many columns. */
const NARROW_COLUMNS = 4;

export function codesFigure({ findings }: Analysis, codes: Codes): Shown | null {
  const known = findings.codes.flatMap((count) => {
    const code = codes.get(count.codeId);
    return code ? [{ ...count, code }] : [];
  });
  if (known.length === 0) return null;
  const shown = known.slice(0, MOST_CODES + 2);
  const names = distinctNames(known.map(({ code }) => code.name));
  return {
    title: words.codes.title,
    description:
      known.length > shown.length
        ? words.codes.textMost(known.length, shown.length)
        : words.codes.text(known.length),
    picture: {
      id: "codes",
      options: (width) =>
        barsPlot(
          shown.map(({ code, annotations }, at) => ({
            label: names[at] ?? "",
            value: annotations,
            hue: code.hue,
            shade: code.shade,
          })),
          width,
        ),
      table: {
        heads: [words.codes.code, words.codes.annotations, words.codes.people, words.codes.articles],
        rows: known.map(({ annotations, people, articles }, at) => [
          names[at] ?? "",
          annotations,
          people,
          articles,
        ]),
      },
    },
  };
}

export function densityFigure(density: readonly number[]): Shown {
  const untouched = density.filter((count) => count === 0).length / Math.max(1, density.length);
  return {
    title: words.density.title,
    description: words.density.text(untouched),
    picture: {
      id: "density",
      options: (width) => densityPlot(density, [words.density.start, words.density.end], width),
      table: {
        heads: [words.density.part, words.density.count],
        rows: density.map((count, at) => [words.density.partOf(at, density.length), count]),
      },
    },
  };
}

/** One week alone is no development: it stands in the sentence. */
export function weeksFigure({ weeks, earlier }: Analysis["findings"]): Shown | null {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return null;
  const day = (week: string) => longDate(new Date(week));
  const { title } = words.weeks;
  if (first === last) return { title, description: words.weeks.one(day(first.week)) };
  return {
    title,
    description: words.weeks.text(day(first.week), day(last.week), earlier.annotations),
    picture: {
      id: "weeks",
      options: (width) =>
        weeksPlot(
          weeks.map(({ week, annotations }) => ({ week: new Date(week), value: annotations })),
          width,
        ),
      table: {
        heads: [words.weeks.week, words.weeks.annotations, words.weeks.comments],
        rows: [
          ...(earlier.annotations + earlier.comments > 0
            ? [[words.weeks.earlier, earlier.annotations, earlier.comments]]
            : []),
          ...weeks.map(({ week, annotations, comments }) => [day(week), annotations, comments]),
        ],
      },
    },
  };
}

/** As with weeks, one figure alone stands in the sentence. */
export function rateFigure(weeks: Analysis["agreement"]): Shown {
  const [first, last] = [weeks?.[0], weeks?.at(-1)];
  const { title } = words.rate;
  if (!weeks || !first || !last) {
    return { title, description: weeks === null ? words.rate.tooMuch : words.rate.none };
  }
  const since = longDate(new Date(first.week));
  const description = words.rate.text(last.f1, first === last ? null : last.f1 - first.f1, since);
  if (first === last) return { title, description };
  return {
    title,
    description,
    picture: {
      id: "agreement",
      options: (width) =>
        ratePlot(
          weeks.map(({ week, f1 }) => ({ week: new Date(week), value: f1 })),
          width,
        ),
      table: {
        heads: [words.weeks.week, words.rate.value],
        rows: weeks.map(({ week, f1 }) => [longDate(new Date(week)), f1.toFixed(3)]),
      },
    },
  };
}

/** The codes that the cells are counted for, in the order of their use. */
const columnsOf = ({ findings }: Analysis, codes: Codes): CodeRef[] =>
  findings.codes.slice(0, MOST_CODES).flatMap(({ codeId }) => codes.get(codeId) ?? []);

export function rowsFigure({
  id,
  words: told,
  rows,
  total,
  nameOf,
  codes,
  analysis,
}: {
  id: string;
  words: { title: string; row: string; text: (name: string, count: number) => string };
  rows: readonly Row[];
  /** How many there are, of which these have most. */
  total: number;
  nameOf: (id: string) => string;
  codes: Codes;
  analysis: Analysis;
}): Shown | null {
  const [first] = rows;
  const all = columnsOf(analysis, codes);
  const used = analysis.findings.codes.filter(({ codeId }) => codes.has(codeId)).length;
  if (!first || all.length === 0) return null;
  const names = distinctNames(rows.map((row) => nameOf(row.id)));
  const count = (row: Row, code: CodeRef) => row.codes.find(({ codeId }) => codeId === code.id)?.count ?? 0;
  const options = (width: PlotWidth): PlotOptions => {
    const columns = width === "wide" ? all.slice(0, 6) : all.slice(0, NARROW_COLUMNS);
    const labels = distinctNames(columns.map(({ name }) => name));
    return gridPlot(
      names,
      labels,
      rows.flatMap((row, at) =>
        columns.map((code, column) => ({
          row: names[at] ?? "",
          column: labels[column] ?? "",
          value: count(row, code),
        })),
      ),
      width,
    );
  };
  return {
    title: told.title,
    description: [
      told.text(nameOf(first.id), first.annotations),
      ...(total > rows.length ? [words.mostRows(rows.length, total)] : []),
      ...(used > all.length ? [words.mostCodes(all.length, used)] : []),
    ].join(" "),
    picture: {
      id,
      options,
      table: {
        heads: [told.row, words.byArticle.all, ...distinctNames(all.map(({ name }) => name))],
        rows: rows.map((row, at) => [
          names[at] ?? "",
          row.annotations,
          ...all.map((code) => count(row, code)),
        ]),
      },
    },
  };
}

/** How many codes pairs are counted of; null where that is all of them. */
export const pairedAmong = ({ codes }: Analysis["findings"]): number | null =>
  codes.length > MOST_CODES ? MOST_CODES : null;

export function togetherFigure(analysis: Analysis, codes: Codes): Shown | null {
  const { title } = words.together;
  const pairs = analysis.findings.together.filter(({ one, other }) => codes.has(one) && codes.has(other));
  const [most] = pairs;
  const among = pairedAmong(analysis.findings);
  if (!most)
    return analysis.findings.codes.length > 1 ? { title, description: words.together.none(among) } : null;
  // The pair that is named stands first, so that it is seen where there is room for few.
  const isNamed = ({ id }: CodeRef) => id === most.one || id === most.other;
  const inPairs = columnsOf(analysis, codes)
    .filter(({ id }) => pairs.some(({ one, other }) => one === id || other === id))
    .sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)));
  const labels = distinctNames(inPairs.map(({ name }) => name));
  const names = new Map(inPairs.map(({ id }, at) => [id, labels[at] ?? ""]));
  const nameOf = (id: string) => names.get(id) ?? codes.get(id)?.name ?? "";
  const cells = pairs.flatMap(({ one, other, count }) => [
    { row: nameOf(one), column: nameOf(other), value: count },
    { row: nameOf(other), column: nameOf(one), value: count },
  ]);
  return {
    title,
    description: words.together.text(nameOf(most.one), nameOf(most.other), among),
    picture: {
      id: "together",
      options: (width) => {
        const shown = labels.slice(0, width === "wide" ? 6 : NARROW_COLUMNS);
        return gridPlot(
          shown,
          shown,
          cells.filter(({ row, column }) => shown.includes(row) && shown.includes(column)),
          width,
        );
      },
      table: {
        heads: [words.codes.code, words.together.pair, words.codes.annotations],
        rows: pairs.map(({ one, other, count }) => [nameOf(one), nameOf(other), count]),
      },
    },
  };
}
