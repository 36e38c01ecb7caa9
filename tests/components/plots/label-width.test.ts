import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { drawPlot, PLOT_WIDTHS } from "@/components/plots/draw-plot";
import { fitted, textWidth } from "@/components/plots/label-width";
import { barsPlot, weeksPlot } from "@/components/plots/plot-options";
import { intervalsPlot, profilePlot } from "@/components/plots/profile-options";

const LONG = [
  "A".repeat(60),
  "中".repeat(60),
  "👨‍👩‍👧‍👦".repeat(30),
  "a small name that goes on and on and on and on and on",
];

test("a label is cut to the room that it has, in whole characters", () => {
  for (const label of LONG) {
    expect(textWidth(fitted(label, 150))).toBeLessThanOrEqual(150 + 8.6);
    expect(fitted(label, 150)).toMatch(/…$/);
    expect(label.startsWith(fitted(label, 150).slice(0, -1))).toBe(true);
  }
  expect(fitted("👨‍👩‍👧‍👦".repeat(30), 60)).toMatch(/^(?:👨‍👩‍👧‍👦)+…$/u);
  expect(fitted("Scare quotes", 150)).toBe("Scare quotes");
});

test.each(["wide", "narrow"] as const)("no name leaves its picture (%s)", (width) => {
  const rows = LONG.map((label) => ({
    label,
    value: 1,
    left: 0.1,
    right: 0.2,
    difference: 0.1,
    low: 0,
    high: 0.2,
  }));
  const coloured = rows.map((row) => ({ ...row, hue: "blue" as const, shade: 1 }));
  const plots = [
    barsPlot(rows, width),
    profilePlot(coloured, ["A", "B"], width),
    intervalsPlot(coloured, ["A", "B"], width),
  ];
  for (const options of plots) {
    const { document } = parseHTML(drawPlot(options, { id: "p", label: "L", description: "D" }));
    for (const text of document.querySelectorAll("text"))
      expect(textWidth(text.textContent ?? "")).toBeLessThanOrEqual(PLOT_WIDTHS[width]);
  }
});

test("days at both ends of two years have room for their years", () => {
  const points = ["2024-11-25", "2026-11-16"].map((day) => ({
    week: new Date(`${day}T00:00:00Z`),
    value: 1,
  }));
  const weeks = Array.from({ length: 104 }, (_, at) => ({
    week: new Date((points[0]?.week.getTime() ?? 0) + at * 7 * 86_400_000),
    value: 1,
  }));
  const { marginLeft, marginRight } = weeksPlot(weeks, "wide");
  for (const margin of [marginLeft, marginRight])
    expect(margin).toBeGreaterThan(textWidth("25 Nov 2024") / 2 - 1);
});
