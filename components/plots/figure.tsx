import type { PlotOptions } from "@observablehq/plot";
import { drawPlot, type PlotWidth } from "@/components/plots/draw-plot";
import { plots as words } from "@/messages/en/plots";
import { PlotSaving } from "./plot-saving";

export interface PlotTable {
  heads: readonly string[];
  /** The first cell names the row. */
  rows: readonly (readonly (string | number)[])[];
}

/**
 * A plot with its title, what it shows in words, the table behind it, and ways to take it along. Drawn on the
 * server, once for a column and once for a phone.
 */
export function Figure({
  id,
  title,
  description,
  options,
  table,
  level = 3,
}: {
  id: string;
  title: string;
  /** One or two sentences that say the same as the picture. */
  description: string;
  options: (width: PlotWidth) => PlotOptions;
  table: PlotTable;
  level?: 2 | 3;
}) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <figure id={id} className="plot-figure min-w-0 max-w-132" data-plot={id}>
      <figcaption className="wrap-anywhere mb-3">
        <Heading className="font-semibold text-lg">{title}</Heading>
        <p className="text-soft">{description}</p>
      </figcaption>
      {(["wide", "narrow"] as const).map((width) => (
        <div
          key={width}
          className={width === "wide" ? "max-sm:hidden print:block" : "sm:hidden print:hidden"}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: drawPlot writes an SVG element whose texts are escaped.
          dangerouslySetInnerHTML={{
            __html: drawPlot(options(width), { id: `${id}-${width}`, label: title, description }),
          }}
        />
      ))}
      <div className="mt-2 flex flex-wrap items-start justify-between gap-x-4 gap-y-1 text-sm">
        <details className="min-w-0 flex-1">
          <summary className="inline-flex min-h-7 items-center text-muted hover:text-ink pointer-coarse:min-h-11">
            {words.figures}
          </summary>
          <FigureTable title={title} table={table} />
        </details>
        <PlotSaving id={id} title={title} />
      </div>
    </figure>
  );
}

function FigureTable({ title, table: { heads, rows } }: { title: string; table: PlotTable }) {
  return (
    // A table wider than the window is scrolled by keys too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it, only a pointer could scroll there.
    <section tabIndex={0} aria-label={title} className="max-h-96 overflow-auto">
      <table className="tabular w-full text-sm">
        <thead>
          <tr className="border-line border-b text-muted">
            {heads.map((head, at) => (
              <th
                key={head}
                scope="col"
                className={`px-2 py-1 font-normal first:ps-0 ${at === 0 ? "text-start" : "text-end"}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same, and none ever moves.
            <tr key={at} className="border-line border-b">
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={heads[column]} scope="row" className="px-2 py-1 ps-0 text-start font-normal">
                    {cell}
                  </th>
                ) : (
                  <td key={heads[column]} className="px-2 py-1 text-end">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
