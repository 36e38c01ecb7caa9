import type { PlotOptions } from "@observablehq/plot";
import type { PlotWidth } from "@/components/plots/draw-plot";
import { Figure } from "@/components/plots/figure";
import { barsPlot, densityPlot, gridPlot, ratePlot, weeksPlot } from "@/components/plots/plot-options";
import { type Analysis, MOST_CODES, type Row } from "@/core/analysis/findings";
import type { CodeRef } from "@/core/codebook";
import { analysis as words } from "@/messages/en/analysis";
import { longDate } from "@/messages/en/dates";

type Codes = ReadonlyMap<string, CodeRef>;

/** On a phone a table has room for so many columns. */
const NARROW_COLUMNS = 4;

/** The pictures of an analysis; those that would show nothing are left out. */
export function AnalysisFigures({ analysis, codes }: { analysis: Analysis; codes: Codes }) {
  const { findings, articles, people } = analysis;
  return (
    <div className="grid items-start gap-x-12 gap-y-12 lg:grid-cols-2">
      <CodesFigure analysis={analysis} codes={codes} />
      <div className="grid gap-12">
        {analysis.density ? <DensityFigure density={analysis.density} /> : null}
        <WeeksFigure weeks={findings.weeks} />
        <RateFigure weeks={analysis.agreement} />
      </div>
      {findings.articles > 1 ? (
        <RowsFigure
          id="by-article"
          words={{ ...words.byArticle, row: words.byArticle.article }}
          rows={findings.byArticle}
          nameOf={(id) => articles.get(id)?.title ?? id}
          codes={codes}
          analysis={analysis}
        />
      ) : null}
      {findings.people > 1 && findings.codes.length > 0 ? (
        <RowsFigure
          id="by-person"
          words={{ ...words.byPerson, row: words.byPerson.person }}
          rows={findings.byPerson}
          nameOf={(id) => people.get(id) ?? id}
          codes={codes}
          analysis={analysis}
        />
      ) : null}
      <TogetherFigure analysis={analysis} codes={codes} />
    </div>
  );
}

function CodesFigure({ analysis: { findings }, codes }: { analysis: Analysis; codes: Codes }) {
  const known = findings.codes.flatMap((count) => {
    const code = codes.get(count.codeId);
    return code ? [{ ...count, code }] : [];
  });
  if (known.length === 0) return null;
  const shown = known.slice(0, MOST_CODES + 2);
  return (
    <Figure
      level={2}
      id="codes"
      title={words.codes.title}
      description={
        known.length > shown.length
          ? words.codes.textMost(known.length, shown.length)
          : words.codes.text(known.length)
      }
      options={(width) =>
        barsPlot(
          shown.map(({ code, annotations }) => ({
            label: code.name,
            value: annotations,
            hue: code.hue,
            shade: code.shade,
          })),
          width,
        )
      }
      table={{
        heads: [words.codes.code, words.codes.annotations, words.codes.people, words.codes.articles],
        rows: known.map(({ code, annotations, people, articles }) => [
          code.name,
          annotations,
          people,
          articles,
        ]),
      }}
    />
  );
}

function DensityFigure({ density }: { density: readonly number[] }) {
  const untouched = density.filter((count) => count === 0).length / Math.max(1, density.length);
  return (
    <Figure
      level={2}
      id="density"
      title={words.density.title}
      description={words.density.text(untouched)}
      options={(width) => densityPlot(density, [words.density.start, words.density.end], width)}
      table={{
        heads: [words.density.part, words.density.count],
        rows: density.map((count, at) => [words.density.partOf(at, density.length), count]),
      }}
    />
  );
}

function WeeksFigure({ weeks }: { weeks: Analysis["findings"]["weeks"] }) {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return null;
  const day = (week: string) => longDate(new Date(week));
  return (
    <Figure
      level={2}
      id="weeks"
      title={words.weeks.title}
      description={
        first === last ? words.weeks.one(day(first.week)) : words.weeks.text(day(first.week), day(last.week))
      }
      options={(width) =>
        weeksPlot(
          weeks.map(({ week, annotations }) => ({ week: new Date(week), value: annotations })),
          width,
        )
      }
      table={{
        heads: [words.weeks.week, words.weeks.annotations, words.weeks.comments],
        rows: weeks.map(({ week, annotations, comments }) => [day(week), annotations, comments]),
      }}
    />
  );
}

function RateFigure({ weeks }: { weeks: Analysis["agreement"] }) {
  const [first, last] = [weeks?.[0], weeks?.at(-1)];
  // One figure is no development: it stands in the sentence.
  if (!weeks || !first || !last) {
    return (
      <section>
        <h2 className="font-semibold text-lg">{words.rate.title}</h2>
        <p className="text-soft">{weeks === null ? words.rate.tooMuch : words.rate.none}</p>
      </section>
    );
  }
  const description = words.rate.text(last.f1, first === last ? null : last.f1 - first.f1);
  if (weeks.length < 2) {
    return (
      <section>
        <h2 className="font-semibold text-lg">{words.rate.title}</h2>
        <p className="text-soft">{description}</p>
      </section>
    );
  }
  return (
    <Figure
      level={2}
      id="agreement"
      title={words.rate.title}
      description={description}
      options={(width) =>
        ratePlot(
          weeks.map(({ week, f1 }) => ({ week: new Date(week), value: f1 })),
          width,
        )
      }
      table={{
        heads: [words.weeks.week, words.rate.value],
        rows: weeks.map(({ week, f1 }) => [longDate(new Date(week)), f1.toFixed(3)]),
      }}
    />
  );
}

/** The codes that the cells are counted for, in the order of their use. */
const columnsOf = ({ findings }: Analysis, codes: Codes): CodeRef[] =>
  findings.codes.slice(0, MOST_CODES).flatMap(({ codeId }) => codes.get(codeId) ?? []);

function RowsFigure({
  id,
  words: told,
  rows,
  nameOf,
  codes,
  analysis,
}: {
  id: string;
  words: { title: string; row: string; text: (name: string, count: number) => string };
  rows: readonly Row[];
  nameOf: (id: string) => string;
  codes: Codes;
  analysis: Analysis;
}) {
  const [first] = rows;
  const all = columnsOf(analysis, codes);
  if (!first || all.length === 0) return null;
  const names = distinct(rows.map((row) => nameOf(row.id)));
  const count = (row: Row, code: CodeRef) => row.codes.find(({ codeId }) => codeId === code.id)?.count ?? 0;
  const options = (width: PlotWidth): PlotOptions => {
    const columns = width === "wide" ? all.slice(0, 6) : all.slice(0, NARROW_COLUMNS);
    const labels = distinct(columns.map(({ name }) => name));
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
  return (
    <Figure
      level={2}
      id={id}
      title={told.title}
      description={told.text(nameOf(first.id), first.annotations)}
      options={options}
      table={{
        heads: [told.row, words.byArticle.all, ...distinct(all.map(({ name }) => name))],
        rows: rows.map((row, at) => [
          names[at] ?? "",
          row.annotations,
          ...all.map((code) => count(row, code)),
        ]),
      }}
    />
  );
}

function TogetherFigure({ analysis, codes }: { analysis: Analysis; codes: Codes }) {
  const pairs = analysis.findings.together.filter(({ one, other }) => codes.has(one) && codes.has(other));
  const [most] = pairs;
  if (!most) {
    return analysis.findings.codes.length > 1 ? (
      <section>
        <h2 className="font-semibold text-lg">{words.together.title}</h2>
        <p className="text-soft">{words.together.none}</p>
      </section>
    ) : null;
  }
  const nameOf = (id: string) => codes.get(id)?.name ?? "";
  const inPairs = columnsOf(analysis, codes).filter(({ id }) =>
    pairs.some(({ one, other }) => one === id || other === id),
  );
  const cells = pairs.flatMap(({ one, other, count }) => [
    { row: nameOf(one), column: nameOf(other), value: count },
    { row: nameOf(other), column: nameOf(one), value: count },
  ]);
  return (
    <Figure
      level={2}
      id="together"
      title={words.together.title}
      description={words.together.text(nameOf(most.one), nameOf(most.other))}
      options={(width) => {
        const shown = distinct(inPairs.map(({ name }) => name)).slice(
          0,
          width === "wide" ? 6 : NARROW_COLUMNS,
        );
        return gridPlot(
          shown,
          shown,
          cells.filter(({ row, column }) => shown.includes(row) && shown.includes(column)),
          width,
        );
      }}
      table={{
        heads: [words.codes.code, words.together.pair, words.codes.annotations],
        rows: pairs.map(({ one, other, count }) => [nameOf(one), nameOf(other), count]),
      }}
    />
  );
}

/** Two things of one name are two rows. */
function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
