import { distinctNames } from "@/components/plots/distinct-names";
import { Figure } from "@/components/plots/figure";
import { type IntervalRow, intervalsPlot, profilePlot } from "@/components/plots/profile-options";
import { CodeChip, type CodeShade } from "@/components/ui/code-chip";
import type { CodeRef } from "@/core/codebook";
import type { CodeComparison, CodeUse } from "@/core/compare/code-use";
import { compare as all } from "@/messages/en/compare";
import { quoted } from "@/messages/en/quoted";
import { cellStyle, headStyle, WideTable } from "./section";
import type { Side } from "./side-badge";

const words = all.codes;
const SIDES = ["left", "right"] as const;
/** One difference is said in the table. */
const FEWEST_TO_PLOT = 2;
/** The largest ones. */
const MOST_TO_PLOT = 12;

export type CodeRow = CodeComparison & { code: CodeRef };

/** What readers tagged in both, code by code. */
export function CodesTable({
  rows,
  hrefs,
}: {
  rows: readonly CodeRow[];
  hrefs: Record<Side, (id: string) => string>;
}) {
  return (
    <WideTable label={words.code}>
      <thead>
        <tr className="border-line border-b">
          <th scope="col" className={headStyle}>
            {words.code}
          </th>
          {SIDES.map((side) => (
            <th key={side} scope="col" className={`${headStyle} text-end`}>
              {words.passages(all.side[side])}
            </th>
          ))}
          {SIDES.map((side) => (
            <th key={side} scope="col" className={`${headStyle} text-end`}>
              {words.cover(all.side[side])}
            </th>
          ))}
          <th scope="col" className={headStyle}>
            {words.difference}
          </th>
          <th scope="col" className={headStyle}>
            {words.examples}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.codeId} className="border-line border-b">
            <th scope="row" className={`${cellStyle} min-w-36 text-start font-normal`}>
              <CodeChip
                code={{ ...row.code, shade: row.code.shade as CodeShade }}
                plain
                isWhole
                className="items-baseline"
              />
            </th>
            {SIDES.map((side) => (
              <td key={side} className={`${cellStyle} tabular text-end`}>
                {row[side].passages}
              </td>
            ))}
            {SIDES.map((side) => (
              <td key={side} className={`${cellStyle} tabular text-end`}>
                {all.coverage(row[side].wordShare)}
              </td>
            ))}
            <td className={`${cellStyle} tabular whitespace-nowrap`}>
              {row.difference
                ? words.interval(row.difference.difference, row.difference.low, row.difference.high)
                : "–"}
            </td>
            <td className={`${cellStyle} min-w-64`}>
              {SIDES.map((side) => (
                <Examples key={side} side={side} use={row[side]} href={hrefs[side]} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

const LONGEST = 90;

function Examples({ side, use, href }: { side: Side; use: CodeUse; href: (id: string) => string }) {
  if (use.examples.length === 0) return null;
  return (
    <p className="text-soft">
      <span className="font-semibold">{all.side[side]}</span>{" "}
      {use.examples.map(({ id, quote, count }, at) => (
        <span key={id}>
          {at > 0 ? " · " : ""}
          <a
            href={href(id)}
            className="font-serif text-ink underline decoration-line-strong underline-offset-2 hover:text-accent"
          >
            {quote.length > LONGEST ? `${quote.slice(0, LONGEST).toWellFormed()}…` : quote}
          </a>
          {count > 1 ? <span className="tabular text-muted text-sm">&nbsp;{all.times(count)}</span> : null}
        </span>
      ))}
    </p>
  );
}

/** Differences with their intervals, where there are enough codes for a picture. */
export function CodesFigure({ rows }: { rows: readonly CodeRow[] }) {
  const names = distinctNames(rows.map(({ code }) => code.name));
  const plotted = rows
    .flatMap(({ code, difference }, at): IntervalRow[] =>
      difference ? [{ ...difference, label: names[at] ?? "", hue: code.hue, shade: code.shade }] : [],
    )
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
    .slice(0, MOST_TO_PLOT);
  if (plotted.length < FEWEST_TO_PLOT) return null;
  const telling = (side: Side) =>
    plotted.filter(({ low, high }) => (side === "left" ? low > 0 : high < 0)).map(({ label }) => label);
  const [side, other] =
    telling("left").length >= telling("right").length ? SIDES : (["right", "left"] as const);
  return (
    <Figure
      id="code-differences"
      title={words.plot}
      description={`${words.plotText(telling(side), all.side[side])}${telling(other).length > 0 ? ` ${words.plotText(telling(other), all.side[other])}` : ""}`}
      options={(width) => intervalsPlot(plotted, [moreIn("left"), moreIn("right")], width)}
      table={{
        heads: [words.code, words.difference, words.from, words.to],
        rows: plotted.map(({ label, difference, low, high }) => [
          label,
          difference.toFixed(3),
          low.toFixed(3),
          high.toFixed(3),
        ]),
      }}
    />
  );
}

const moreIn = (side: Side): string => all.words.more(all.side[side]);

/** The frames of both, back to back. */
export function FramesFigure({ rows }: { rows: readonly CodeRow[] }) {
  const frames = all.frames;
  const names = distinctNames(rows.map(({ code }) => code.name));
  const most = (side: Side): string => {
    const [first] = [...rows].sort((a, b) => b[side].wordShare - a[side].wordShare);
    return first && first[side].wordShare > 0
      ? frames.most(all.side[side], quoted(first.code.name), first[side].wordShare)
      : frames.nothing(all.side[side]);
  };
  return (
    <Figure
      id="frame-profiles"
      title={frames.plot}
      description={frames.text(most("left"), most("right"))}
      options={(width) =>
        profilePlot(
          rows.map(({ code, left, right }, at) => ({
            label: names[at] ?? "",
            left: left.wordShare,
            right: right.wordShare,
            hue: code.hue,
            shade: code.shade,
          })),
          [all.side.left, all.side.right],
          width,
        )
      }
      table={{
        heads: [frames.frame, frames.share(all.side.left), frames.share(all.side.right)],
        rows: rows.map(({ left, right }, at) => [
          names[at] ?? "",
          all.coverage(left.wordShare),
          all.coverage(right.wordShare),
        ]),
      }}
    />
  );
}
