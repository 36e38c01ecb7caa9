import * as Plot from "@observablehq/plot";
import { AS_IS, codeColour, PLOT_WIDTHS, type PlotWidth } from "@/components/plots/draw-plot";
import { fitted, textWidth } from "@/components/plots/label-width";
import type { Hue } from "@/core/codebook";

/** A code's colour, or none: then the page's accent. */
export interface Coloured {
  hue?: Hue;
  shade?: number;
}

export interface BarRow extends Coloured {
  label: string;
  value: number;
}

const ACCENT = "var(--accent)";
const SOFT = "var(--soft)";
const ROW = 26;

const fillOf = ({ hue, shade }: Coloured): string => (hue ? codeColour(hue, shade ?? 1) : ACCENT);

/** Names stand in a column of their own, cut to what it holds. */
const labelWidth = (labels: readonly string[], width: PlotWidth): number =>
  Math.min(width === "wide" ? 210 : 150, LABEL_GAP + Math.max(0, ...labels.map(textWidth)));

/** Between a label and what it names. */
const LABEL_GAP = 12;

const cut = (label: string, pixels: number): string => fitted(label, pixels - LABEL_GAP);

/** Bars below one another, longest first as they are given, each with its figure at its end: no axis is needed. */
export function barsPlot(
  rows: readonly BarRow[],
  width: PlotWidth,
  figure: (value: number) => string = String,
): Plot.PlotOptions {
  const marginLeft = labelWidth(
    rows.map(({ label }) => label),
    width,
  );
  const labels = rows.map(({ label }) => label);
  return {
    width: PLOT_WIDTHS[width],
    height: rows.length * ROW + 8,
    marginLeft,
    marginRight: 52,
    marginTop: 4,
    marginBottom: 4,
    color: AS_IS,
    x: { axis: null, domain: [0, Math.max(1e-9, ...rows.map(({ value }) => value))] },
    y: {
      domain: labels,
      label: null,
      tickSize: 0,
      tickFormat: (label: string) => cut(label, marginLeft),
      padding: 0.3,
    },
    marks: [
      Plot.barX(rows, { x: "value", y: "label", fill: fillOf }),
      Plot.text(rows, {
        x: "value",
        y: "label",
        text: (row: BarRow) => figure(row.value),
        textAnchor: "start",
        dx: 6,
        fill: SOFT,
      }),
    ],
  };
}

export interface GridCell {
  row: string;
  column: string;
  value: number;
}

/** Degrees that names of narrow columns rise by, and pixels that each may be long. */
const SLANT = 35;
const SLANTED = { wide: 140, narrow: 110 } as const;
const RISE = Math.sin((SLANT * Math.PI) / 180);
const REACH = Math.cos((SLANT * Math.PI) / 180);

/** The room that slanted names take above the columns, and beside the last, so that none is cut off. */
function slantedMargins(labels: readonly string[], available: number) {
  const lengths = labels.map(textWidth);
  // From the middle of its column, a name reaches over those after it.
  const beyond = (marginRight: number) => {
    const room = (available - marginRight) / labels.length;
    return Math.max(
      8,
      ...lengths.map((length, at) => length * REACH + 8 - (labels.length - at - 0.5) * room),
    );
  };
  // Columns grow narrower by the margin, which makes it grow a little again.
  const marginRight = Math.min(available / 2, [1, 2, 3, 4].reduce(beyond, 8));
  return { marginTop: Math.ceil(Math.max(0, ...lengths) * RISE) + 14, marginRight: Math.ceil(marginRight) };
}

/** A table whose cells are shaded by their figure, which stands in each. */
export function gridPlot(
  rows: readonly string[],
  columns: readonly string[],
  cells: readonly GridCell[],
  width: PlotWidth,
): Plot.PlotOptions {
  const most = Math.max(1, ...cells.map(({ value }) => value));
  const marginLeft = labelWidth(rows, width);
  const room = (PLOT_WIDTHS[width] - marginLeft - 8) / Math.max(1, columns.length);
  const isSlanted = room < 90;
  const labelOf = (label: string) => cut(label, isSlanted ? SLANTED[width] : room);
  const margins = isSlanted
    ? slantedMargins(columns.map(labelOf), PLOT_WIDTHS[width] - marginLeft)
    : { marginTop: 26, marginRight: 8 };
  const shown = cells.filter(({ value }) => value > 0);
  return {
    width: PLOT_WIDTHS[width],
    height: rows.length * ROW + margins.marginTop + 4,
    marginLeft,
    ...margins,
    marginBottom: 4,
    x: {
      domain: columns,
      axis: "top",
      label: null,
      tickSize: 0,
      tickRotate: isSlanted ? -SLANT : 0,
      tickFormat: labelOf,
      padding: 0.06,
    },
    y: {
      domain: rows,
      label: null,
      tickSize: 0,
      tickFormat: (label: string) => cut(label, marginLeft),
      padding: 0.12,
    },
    marks: [
      Plot.cell(shown, {
        x: "column",
        y: "row",
        fill: ACCENT,
        fillOpacity: (cell: GridCell) => 0.08 + 0.34 * (cell.value / most),
        rx: 3,
      }),
      Plot.text(shown, { x: "column", y: "row", text: "value", fill: "var(--ink)" }),
    ],
  };
}

export interface TimePoint {
  /** The Monday that a week begins with. */
  week: Date;
  value: number;
}

/** Fewer weeks stand on a ground of so many, so that a bar stays a bar. */
const FEWEST_WEEKS = 10;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** A bar for each week. */
export function weeksPlot(points: readonly TimePoint[], width: PlotWidth): Plot.PlotOptions {
  const first = points[0]?.week.getTime() ?? 0;
  const missing = Math.max(0, FEWEST_WEEKS - points.length);
  const before = Array.from({ length: missing }, (_, at) => new Date(first - (missing - at) * WEEK_MS));
  const most = points.reduce((a, b) => (b.value > a.value ? b : a), points[0] as TimePoint);
  const day = dayWords(points);
  // The first and the last day stand under the middle of their bars.
  const margin = Math.max(
    8,
    ...[points[0], points.at(-1)].map((point) => (point ? textWidth(day(point.week)) / 2 : 0)),
  );
  return {
    width: PLOT_WIDTHS[width],
    height: 150,
    marginLeft: missing > 0 ? 8 : margin,
    marginRight: margin,
    marginTop: 22,
    marginBottom: 28,
    x: {
      type: "band",
      domain: [...before, ...points.map(({ week }) => week)],
      label: null,
      tickSize: 0,
      ticks: [points[0]?.week, points.at(-1)?.week].filter(Boolean),
      tickFormat: day,
      padding: 0.2,
    },
    y: { axis: null, domain: [0, Math.max(1, most?.value ?? 1)] },
    marks: [
      Plot.barY(points, { x: "week", y: "value", fill: ACCENT }),
      Plot.text(most ? [most] : [], { x: "week", y: "value", text: "value", dy: -8, fill: SOFT }),
      Plot.ruleY([0], { stroke: "var(--line-strong)" }),
    ],
  };
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec".split(" ");

/** Days as an axis has them: with the year where the weeks are not all of one. */
function dayWords(points: readonly TimePoint[]): (date: Date) => string {
  const isOneYear = new Set(points.map(({ week }) => week.getUTCFullYear())).size < 2;
  return (date) =>
    `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${isOneYear ? "" : ` ${date.getUTCFullYear()}`}`;
}

export interface RatePoint {
  week: Date;
  value: number;
}

/** A line from 0 to 1, its last figure beside it. */
export function ratePlot(points: readonly RatePoint[], width: PlotWidth): Plot.PlotOptions {
  const last = points.at(-1);
  return {
    width: PLOT_WIDTHS[width],
    height: 170,
    marginLeft: 30,
    marginRight: 44,
    marginTop: 14,
    marginBottom: 28,
    x: { type: "utc", label: null, ticks: 4, tickSize: 0, tickFormat: dayWords(points), inset: 6 },
    y: { domain: [0, 1], ticks: [0, 0.5, 1], label: null, tickSize: 0 },
    marks: [
      Plot.ruleY([0, 0.5, 1], { stroke: "var(--line)" }),
      Plot.lineY(points, { x: "week", y: "value", stroke: ACCENT, strokeWidth: 2 }),
      Plot.dot(points, { x: "week", y: "value", fill: ACCENT, r: 3 }),
      Plot.text(last ? [last] : [], {
        x: "week",
        y: "value",
        text: (point: RatePoint) => point.value.toFixed(2),
        textAnchor: "start",
        dx: 8,
        fill: SOFT,
      }),
    ],
  };
}

/** How many passages touch each part of a text, from its first words to its last. */
export function densityPlot(
  density: readonly number[],
  ends: readonly [start: string, end: string],
  width: PlotWidth,
): Plot.PlotOptions {
  const most = Math.max(1, ...density);
  const peak = density.indexOf(most);
  const points = density.map((value, at) => ({ at, value }));
  return {
    width: PLOT_WIDTHS[width],
    height: 130,
    marginLeft: 8,
    marginRight: 8,
    marginTop: 22,
    marginBottom: 26,
    x: { axis: null, domain: [0, density.length] },
    y: { axis: null, domain: [0, most] },
    marks: [
      Plot.areaY([...points, { at: density.length, value: density.at(-1) ?? 0 }], {
        x: "at",
        y: "value",
        curve: "step-after",
        fill: ACCENT,
        fillOpacity: 0.35,
      }),
      Plot.lineY([...points, { at: density.length, value: density.at(-1) ?? 0 }], {
        x: "at",
        y: "value",
        curve: "step-after",
        stroke: ACCENT,
      }),
      Plot.text(peak < 0 ? [] : [{ at: peak + 0.5, value: most }], {
        x: "at",
        y: "value",
        text: "value",
        dy: -8,
        fill: SOFT,
      }),
      Plot.ruleY([0], { stroke: "var(--line-strong)" }),
      Plot.text([{ at: 0, label: ends[0] }], {
        x: "at",
        y: 0,
        text: "label",
        textAnchor: "start",
        dy: 14,
        fill: SOFT,
      }),
      Plot.text([{ at: density.length, label: ends[1] }], {
        x: "at",
        y: 0,
        text: "label",
        textAnchor: "end",
        dy: 14,
        fill: SOFT,
      }),
    ],
  };
}
