import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { drawPlot } from "@/components/plots/draw-plot";
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
