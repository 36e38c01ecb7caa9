import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { drawPlot, PLOT_WIDTHS } from "@/components/plots/draw-plot";
import { barsPlot, densityPlot, gridPlot, ratePlot, weeksPlot } from "@/components/plots/plot-options";
import { intervalsPlot, profilePlot } from "@/components/plots/profile-options";

const NASTY = `<script>alert("&")</script>`;
const said = { id: "p", label: NASTY, description: "What it shows." };
const week = new Date("2025-01-06T00:00:00Z");

const plots = {
  bars: barsPlot([{ label: NASTY, value: 3, hue: "blue", shade: 2 }], "wide"),
  grid: gridPlot([NASTY], ["One", "Two"], [{ row: NASTY, column: "One", value: 2 }], "narrow"),
  weeks: weeksPlot([{ week, value: 4 }], "wide"),
  rate: ratePlot([{ week, value: 0.5 }], "wide"),
  density: densityPlot([0, 2, 1], ["first", "last"], "narrow"),
  profile: profilePlot([{ label: NASTY, left: 0.1, right: 0, hue: "teal", shade: 1 }], ["A", "B"], "wide"),
  intervals: intervalsPlot(
    [{ label: NASTY, difference: 0.1, low: -0.1, high: 0.3, hue: "amber", shade: 1 }],
    ["A", "B"],
    "narrow",
  ),
};

test.each(Object.entries(plots))(
  "%s needs no style, no script and no colour but the page's",
  (_, options) => {
    const { document } = parseHTML(`<html><body>${drawPlot(options, said)}</body></html>`);
    const svg = document.querySelector("svg");
    expect(document.querySelectorAll("script, style, [style]")).toHaveLength(0);
    expect(svg?.getAttribute("role")).toBe("img");
    expect(document.getElementById("p-title")?.textContent).toBe(NASTY);
    expect(document.getElementById("p-desc")?.textContent).toBe("What it shows.");
    for (const element of document.querySelectorAll("[fill], [stroke]")) {
      for (const paint of [element.getAttribute("fill"), element.getAttribute("stroke")]) {
        expect(paint ?? "none").toMatch(/^(?:none|currentColor|var\(--[\w-]+\))$/);
      }
    }
  },
);

test("a code's colour is its hue and shade, for the style sheet to colour in both themes", () => {
  const { document } = parseHTML(`<html><body>${drawPlot(plots.bars, said)}</body></html>`);
  const bar = document.querySelector("rect[data-hue]");
  expect([bar?.getAttribute("data-hue"), bar?.getAttribute("data-shade")]).toEqual(["blue", "2"]);
});

test.each(["wide", "narrow"] as const)("slanted names of columns stay within the picture (%s)", (width) => {
  const names = [
    "Flag waving",
    "Doubt",
    "Anonymous source",
    "Appeal to fear, to prejudice and to authority",
    "War",
  ];
  const moves = /translate\((-?[\d.]+),\s*(-?[\d.]+)\)/;
  const moved = (element: Element | null) =>
    (moves.exec(element?.getAttribute("transform") ?? "") ?? []).slice(1).map(Number);
  for (const columns of [
    names,
    [...names].reverse(),
    [...names, "Whataboutery", "Straw man of the last column"],
  ]) {
    const options = gridPlot(["Reader who is long"], columns, [], width);
    const { document } = parseHTML(`<html><body>${drawPlot(options, said)}</body></html>`);
    const labels = [...document.querySelectorAll("[transform*='rotate(-35)']")];
    expect(labels).toHaveLength(columns.length);
    for (const label of labels) {
      const [[x = 0, y = 0], [left = 0, top = 0]] = [moved(label), moved(label.parentElement)];
      const long = (label.textContent ?? "").length * 6.4;
      expect(left + x + long * Math.cos((35 * Math.PI) / 180)).toBeLessThanOrEqual(PLOT_WIDTHS[width]);
      expect(top + y - long * Math.sin((35 * Math.PI) / 180)).toBeGreaterThanOrEqual(0);
    }
  }
});
