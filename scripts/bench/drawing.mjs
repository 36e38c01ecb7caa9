// @ts-check
import { additions, classroomCase, randomCase } from "./drawing/cases.mjs";
import { startPageServer } from "./drawing/page-server.mjs";
import { openBrowser } from "./open-browser.mjs";
import { median } from "./table.mjs";

const LENGTHS = [5_000, 53_000, 200_000];
const COUNTS = [100, 1_000, 5_000];
/** The engine takes some rounds to compile what is hot. */
const WARM_UPS = 4;
const REPETITIONS = 8;
const ADDITIONS = 5;
const SCROLLED_FRAMES = 80;
const SCROLL_STEP = 140;

/**
 * @typedef {import("./drawing/cases.mjs").Case} Case
 * @typedef {import("./drawing/cases.mjs").Highlight} Highlight
 * @typedef {import("./drawing/entry").Side} Side
 * @typedef {import("./drawing/frames").FrameTimes} FrameTimes
 * @typedef {import("./drawing/frames").DrawingTimes} DrawingTimes
 * @typedef {{
 *   draw(side: Side, what: Case): Promise<DrawingTimes>,
 *   add(way: import("./drawing/entry").WayToAdd, what: Case, passages: Highlight[]): Promise<number[]>,
 *   scroll(side: Side, what: Case, count: number, step: number): Promise<FrameTimes>,
 * }} Stage
 */

/**
 * What drawing highlights costs beside the browser's own (CSS Custom Highlights, one for each hue, over the same
 * text in the same page), and whether it grows faster.
 *
 * @param {import("./run.mjs").BenchContext} context
 * @returns {Promise<import("./run.mjs").Figures[]>}
 */
export async function benchDrawing(context) {
  const { steps } = context.command;
  const server = await steps.step("Bundling the reader's text", () => startPageServer(context.baseUrl));
  const browser = await openBrowser(context, ["--js-flags=--expose-gc"]);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on("pageerror", (error) => steps.say(`  the page: ${error.message}`));
  const stage = await openStage(page, server.url);

  const cases = [
    ...LENGTHS.flatMap((length) => COUNTS.map((count) => randomCase(length, count))),
    classroomCase(),
  ];
  const drawings = await steps.step("Drawing", (progress) => drawAll(stage, cases, progress));
  const added = await steps.step("Adding one", (progress) => addAll(stage, cases, progress));
  const scrolled = await steps.step("Scrolling", (progress) =>
    scrollAll(
      stage,
      [randomCase(5_000, 5_000), randomCase(53_000, 1_000), randomCase(200_000, 5_000), classroomCase()],
      progress,
    ),
  );
  await browser.close();
  server.stop();
  return [
    {
      title: "Drawing highlights, to the painted frame, beside the browser's own over the same text",
      rows: drawings,
      aims: [
        "aim: at most 3.50 of the floor with 1,000 on 53,000 characters, and in the classroom",
        "ratio: the median of pairs; grew: times what it took with 100 on the same text",
        "whole text: until what is far from the window is drawn too, in later frames; the floor does all at once",
      ],
    },
    {
      title:
        "Adding one on the screen where there are many: somebody else's, and the reader's own with the focus on it",
      rows: added,
      aims: [
        "aim: at most 1.50 of the floor, and independent of how many there are",
        "ratio: the median of pairs; grew: times what it took with 100 on the same text",
      ],
    },
    {
      title: `Scrolling through the text, ${SCROLL_STEP} pixels a frame, beside the bare text`,
      rows: scrolled,
      aims: ["aim: as smooth as the bare text (a display shows a frame each 16.7 ms)"],
    },
  ];
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {string} url
 * @returns {Promise<Stage>}
 */
async function openStage(page, url) {
  await page.goto(url);
  await page.waitForFunction("window.bench !== undefined");
  const call =
    (/** @type {string} */ name) =>
    (/** @type {unknown[]} */ ...args) =>
      page.evaluate(
        ([name, args]) => /** @type {any} */ (window).bench[name](...args),
        /** @type {const} */ ([name, args]),
      );
  return { draw: call("draw"), add: call("add"), scroll: call("scroll") };
}

/** @param {Case} what */
const nameOf = ({ name, text, highlights }) => ({
  text: name === "random" ? `${text.length} characters` : `${name}, ${text.length} characters`,
  highlights: highlights.length,
});

/**
 * The median of the ratios of what was done right after one another: what else the machine does slows both.
 *
 * @param {number[]} ours
 * @param {number[]} floor in the same order
 */
const pairedRatio = (ours, floor) => median(ours.map((time, index) => time / (floor[index] ?? Number.NaN)));

/**
 * Growth is said against the fewest highlights on the same text.
 *
 * @template {Record<string, number>} Times
 * @param {Case[]} cases
 * @param {Times[]} times medians, in the order of `cases`
 * @param {keyof Times} key
 */
function growth(cases, times, key) {
  return cases.map((what, index) => {
    const first = cases.findIndex((other) => other.name === what.name && other.text === what.text);
    return what.name === "random" ? (times[index]?.[key] ?? 0) / (times[first]?.[key] ?? 1) : "";
  });
}

/**
 * @param {Stage} stage
 * @param {Case[]} cases
 * @param {(text: string) => void} progress
 */
async function drawAll(stage, cases, progress) {
  const times = [];
  for (const what of cases) {
    progress(`${what.highlights.length} on ${what.text.length} characters`);
    /** @type {DrawingTimes[]} */
    const ours = [];
    /** @type {DrawingTimes[]} */
    const floor = [];
    for (let turn = 0; turn < WARM_UPS + REPETITIONS; turn++) {
      ours.push(await stage.draw("ours", what));
      floor.push(await stage.draw("floor", what));
    }
    const warm = (/** @type {DrawingTimes[]} */ all, /** @type {keyof DrawingTimes} */ key) =>
      all.slice(WARM_UPS).map((one) => one[key]);
    times.push({
      ours: median(warm(ours, "first")),
      floor: median(warm(floor, "first")),
      ratio: pairedRatio(warm(ours, "first"), warm(floor, "first")),
      whole: median(warm(ours, "all")),
    });
  }
  const [oursGrew, floorGrew] = [growth(cases, times, "ours"), growth(cases, times, "floor")];
  return times.map(({ ours, floor, ratio, whole }, index) => ({
    ...nameOf(/** @type {Case} */ (cases[index])),
    "ours ms": ours,
    "floor ms": floor,
    ratio,
    "ours grew": oursGrew[index] ?? "",
    "floor grew": floorGrew[index] ?? "",
    "ours whole text ms": whole,
  }));
}

/**
 * @param {Stage} stage
 * @param {Case[]} cases
 * @param {(text: string) => void} progress
 */
async function addAll(stage, cases, progress) {
  const times = [];
  for (const what of cases) {
    progress(`to ${what.highlights.length} on ${what.text.length} characters`);
    const passages = additions(what.text, ADDITIONS);
    /** @type {Record<"receive" | "create" | "highlight", number[]>} */
    const all = { receive: [], create: [], highlight: [] };
    for (let turn = 0; turn < 2; turn++) {
      // The first one warms up.
      for (const way of /** @type {const} */ (["receive", "highlight", "create"]))
        all[way].push(...(await stage.add(way, what, passages)).slice(1));
    }
    times.push({
      others: median(all.receive),
      own: median(all.create),
      floor: median(all.highlight),
      othersRatio: pairedRatio(all.receive, all.highlight),
      ownRatio: pairedRatio(all.create, all.highlight),
    });
  }
  const grew = {
    others: growth(cases, times, "others"),
    own: growth(cases, times, "own"),
    floor: growth(cases, times, "floor"),
  };
  return times.map(({ others, own, floor, othersRatio, ownRatio }, index) => ({
    ...nameOf(/** @type {Case} */ (cases[index])),
    "other's ms": others,
    "own ms": own,
    "floor ms": floor,
    "other's ratio": othersRatio,
    "own ratio": ownRatio,
    "other's grew": grew.others[index] ?? "",
    "own grew": grew.own[index] ?? "",
    "floor grew": grew.floor[index] ?? "",
  }));
}

/**
 * @param {Stage} stage
 * @param {Case[]} cases
 * @param {(text: string) => void} progress
 */
async function scrollAll(stage, cases, progress) {
  const rows = [];
  for (const what of cases) {
    progress(`${what.highlights.length} on ${what.text.length} characters`);
    /** @type {Record<"ours" | "bare", FrameTimes>} */
    const all = { ours: { between: [], work: [] }, bare: { between: [], work: [] } };
    for (let turn = 0; turn < 2; turn++) {
      for (const side of /** @type {const} */ (["ours", "bare"])) {
        const { between, work } = await stage.scroll(side, what, SCROLLED_FRAMES, SCROLL_STEP);
        all[side].between.push(...between);
        all[side].work.push(...work);
      }
    }
    rows.push({
      ...nameOf(what),
      "p95 frame ms": p95(all.ours.between),
      "bare p95 frame ms": p95(all.bare.between),
      "p95 work ms": p95(all.ours.work),
      "bare p95 work ms": p95(all.bare.work),
    });
  }
  return rows;
}

/** @param {number[]} values */
function p95(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
}
