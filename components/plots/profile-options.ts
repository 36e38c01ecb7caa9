import * as Plot from "@observablehq/plot";
import { AS_IS, codeColour, PLOT_WIDTHS, type PlotWidth } from "@/components/plots/draw-plot";
import { fitted } from "@/components/plots/label-width";
import type { Hue } from "@/core/codebook";

/** Shares of two texts, in [0, 1], back to back. */
export interface ProfileRow {
  label: string;
  left: number;
  right: number;
  hue: Hue;
  shade: number;
}

const ROW = 42;
const SOFT = "var(--soft)";
const percent = (share: number): string => `${Math.round(share * 100)} %`;
/** Coverage is often less than one word in a hundred. */
const coverage = (share: number): string => `${(share * 100).toFixed(1)} %`;
/** A name stands in the middle, over its row. */
const nameIn =
  (width: PlotWidth) =>
  ({ label }: { label: string }): string =>
    fitted(label, PLOT_WIDTHS[width]);
/** Behind a name, so that no line strikes it through. */
const HALO = { stroke: "var(--paper)", strokeWidth: 4 };

/** Two profiles back to back: the left text's bars grow to the left, the right one's to the right, names above. */
export function profilePlot(
  rows: readonly ProfileRow[],
  names: readonly [left: string, right: string],
  width: PlotWidth,
): Plot.PlotOptions {
  const most = Math.max(0.02, ...rows.flatMap(({ left, right }) => [left, right]));
  const bar = (side: "left" | "right"): Plot.Markish[] => {
    const sign = side === "left" ? -1 : 1;
    const at = (row: ProfileRow) => sign * row[side];
    return [
      Plot.barX(rows, {
        x1: 0,
        x2: at,
        y: "label",
        fill: ({ hue, shade }: ProfileRow) => codeColour(hue, shade),
        insetTop: 18,
        insetBottom: 4,
      }),
      Plot.text(rows, {
        x: at,
        y: "label",
        text: (row: ProfileRow) => coverage(row[side]),
        textAnchor: side === "left" ? "end" : "start",
        dx: 6 * sign,
        dy: 7,
        fill: SOFT,
      }),
      Plot.text([{ name: names[side === "left" ? 0 : 1] }], {
        x: sign * most,
        frameAnchor: "top",
        text: "name",
        textAnchor: side === "left" ? "start" : "end",
        dy: -20,
        fill: SOFT,
        fontWeight: 600,
      }),
    ];
  };
  return {
    width: PLOT_WIDTHS[width],
    height: rows.length * ROW + 34,
    marginLeft: 44,
    marginRight: 44,
    marginTop: 28,
    marginBottom: 4,
    color: AS_IS,
    x: { axis: null, domain: [-most, most] },
    y: { axis: null, domain: rows.map(({ label }) => label), padding: 0 },
    marks: [
      ...bar("left"),
      ...bar("right"),
      Plot.ruleX([0], { stroke: "var(--line-strong)" }),
      Plot.text(rows, { x: 0, y: "label", text: nameIn(width), dy: -14, fill: "var(--ink)", ...HALO }),
    ],
  };
}

/** A difference with its interval, in [-1, 1]: above 0 the left text has more of it. */
export interface IntervalRow {
  label: string;
  difference: number;
  low: number;
  high: number;
  hue: Hue;
  shade: number;
}

/** Differences as dots with their intervals, on one line for none. */
export function intervalsPlot(
  rows: readonly IntervalRow[],
  names: readonly [left: string, right: string],
  width: PlotWidth,
): Plot.PlotOptions {
  const most = Math.max(0.1, ...rows.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  return {
    width: PLOT_WIDTHS[width],
    height: rows.length * ROW + 58,
    marginLeft: 12,
    marginRight: 12,
    marginTop: 28,
    marginBottom: 26,
    color: AS_IS,
    // The left text's share is drawn towards the left, where it stands.
    x: {
      domain: [most, -most],
      label: null,
      ticks: 5,
      tickSize: 0,
      tickFormat: (value: number) => percent(Math.abs(value)),
    },
    y: { type: "band", axis: null, domain: rows.map(({ label }) => label), padding: 0 },
    marks: [
      Plot.ruleX([0], { stroke: "var(--line-strong)" }),
      Plot.ruleY(rows, {
        x1: "low",
        x2: "high",
        y: "label",
        stroke: ({ hue, shade }: IntervalRow) => codeColour(hue, shade),
        strokeWidth: 2,
        dy: 8,
      }),
      Plot.dot(rows, {
        x: "difference",
        y: "label",
        r: 5,
        fill: ({ hue, shade }: IntervalRow) => codeColour(hue, shade),
        dy: 8,
      }),
      Plot.text(rows, {
        x: 0,
        y: "label",
        text: nameIn(width),
        dy: -9,
        fill: "var(--ink)",
        ...HALO,
      }),
      Plot.text(names, {
        x: (_: string, at: number) => (at === 0 ? most : -most),
        frameAnchor: "top",
        text: (name: string) => name,
        textAnchor: "start",
        filter: (_: string, at: number) => at === 0,
        dy: -18,
        fill: SOFT,
        fontWeight: 600,
      }),
      Plot.text(names, {
        x: -most,
        frameAnchor: "top",
        text: (name: string) => name,
        textAnchor: "end",
        filter: (_: string, at: number) => at === 1,
        dy: -18,
        fill: SOFT,
        fontWeight: 600,
      }),
    ],
  };
}
