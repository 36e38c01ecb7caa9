import { writeSync } from "node:fs";
import type { CodedArticle } from "@/core/agreement/article-counts";
import { cohenKappa } from "@/core/agreement/cohen-kappa";
import { fleissKappa } from "@/core/agreement/fleiss-kappa";
import { gamma } from "@/core/agreement/gamma";
import { krippendorffAlpha } from "@/core/agreement/krippendorff-alpha";
import { meanPairwiseF1 } from "@/core/agreement/mean-pairwise-f1";
import { computeReport } from "@/core/agreement/report";
import { sentenceJudgements } from "@/core/agreement/sentence-codes";
import { unitizedAlphaByCode } from "@/core/agreement/unitized-alpha";
import { codesOf, codingOf, naiveF1 } from "./coding";

type Row = Record<string, string | number>;

const say = (line: string) => writeSync(1, `${line}\n`);

/** CPU milliseconds of this process: unlike those of the clock, they hardly depend on what else runs. */
function cpuMilliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(work: () => void, repetitions: number): number {
  const times = Array.from({ length: repetitions }, () => cpuMilliseconds(work)).sort((a, b) => a - b);
  return times[times.length >> 1] ?? Number.NaN;
}

/** @returns the longest step, in milliseconds of the processor */
function runReport(articles: readonly CodedArticle[]): number {
  const steps = computeReport(articles);
  for (let longest = 0; ; ) {
    let isOver: boolean | undefined;
    const time = cpuMilliseconds(() => {
      isOver = steps.next().done;
    });
    longest = Math.max(longest, time);
    if (isOver) return longest;
  }
}

/** Samples of the articles behind an interval. */
const SAMPLES = 1_000;

const passes = (articles: readonly CodedArticle[]): number =>
  articles.reduce((sum, { layers }) => sum + (layers.length * (layers.length - 1)) / 2, 0);

const naive = (articles: readonly CodedArticle[]) => () => {
  for (const { layers } of articles) naiveF1(layers);
};

/** Each measure by itself, on one article. */
function measuresOf({ layers, length, sentences }: CodedArticle): Record<string, () => void> {
  const codes = codesOf(layers);
  const table = sentenceJudgements(layers, sentences, codes);
  const columns = layers.map((_, at) => table.map((row) => row[at] as string));
  const pairs = layers.flatMap((a, i) => layers.slice(i + 1).map((b, j) => ({ a, b, i, j: i + 1 + j })));
  return {
    "mean pairwise span F1": () => void meanPairwiseF1(layers),
    "unitized alpha, by code": () =>
      void unitizedAlphaByCode(
        layers.map(({ spans }) => spans),
        length,
      ),
    "Krippendorff's alpha": () => void krippendorffAlpha(table, "sentence × code"),
    "Fleiss' kappa": () =>
      void fleissKappa(
        table.map((row) => {
          const yes = row.filter((one) => one === "yes").length;
          return [yes, row.length - yes];
        }),
        "sentence × code",
      ),
    "Cohen's kappa, all pairs": () => {
      for (const { i, j } of pairs) cohenKappa(columns[i] ?? [], columns[j] ?? [], "sentence × code");
    },
    "gamma, 20 pairs": () => {
      for (const { a, b } of pairs.slice(0, 20)) gamma(a.spans, b.spans, length, { samples: 30 });
    },
  };
}

function byCoders(): Row[] {
  const sizes = [10, 30, 100];
  const articles = sizes.map((coders) => codingOf(1, coders, 10)[0] as CodedArticle);
  const works = articles.map(measuresOf);
  const floors = articles.map((one) => median(naive([one]), 5));
  say("each measure");
  return Object.keys(works[0] ?? {}).map((name) => {
    const row: Row = { measure: name };
    for (const [at, coders] of sizes.entries()) {
      const time = median(works[at]?.[name] ?? (() => {}), coders > 50 ? 3 : 5);
      row[`${coders} coders, ms`] = time;
      row[`${coders}, of the floor`] = time / (floors[at] ?? Number.NaN);
    }
    return row;
  });
}

function reports(): Row[] {
  const cases: [string, CodedArticle[], number][] = [
    ["1 article, 10 coders × 10 passages", codingOf(1, 10, 10), 5],
    ["1 article, 100 coders × 10 passages", codingOf(1, 100, 10), 3],
    ["1 article, 300 coders × 10 passages", codingOf(1, 300, 10), 3],
    ["37 articles, 600 passages by 3 coders", codingOf(37, 3, 5.4), 3],
    ["371 articles, 6,000 passages by 3 coders", codingOf(371, 3, 5.4), 3],
    ["40 articles, 30 coders × 10 passages", codingOf(40, 30, 10), 3],
  ];
  return cases.map(([name, articles, repetitions]) => {
    say(name);
    // One pass is too short to be measured by itself; and a report with intervals is a thousand more of them.
    const many = Math.ceil(20_000 / passes(articles));
    const once = median(() => {
      for (let turn = 0; turn < many; turn += 1) naive(articles)();
    }, 3);
    const floor = (once / many) * (articles.length >= 5 ? 1 + SAMPLES : 1);
    const longest = Math.min(...Array.from({ length: repetitions }, () => runReport(articles)));
    const time = median(() => void runReport(articles), repetitions);
    return {
      report: name,
      "all measures, ms": time,
      "floor, ms": floor,
      "of the floor": time / floor,
      "longest step, ms": longest,
    };
  });
}

const figures = [
  {
    title: "Reports of agreement, all measures with intervals (CPU ms, median)",
    rows: reports(),
    aims: [
      "floor: span F1 alone, of all pairs of coders by a naive double loop over their passages, once and once for each of 1,000 samples where there are five articles or more",
      "asked: the web process answers in between; a step takes at most 50 ms of the processor",
    ],
  },
  {
    title: "Growth of each measure with the coders of one article, 10 passages each (CPU ms, median)",
    rows: byCoders(),
    aims: [],
  },
];
say(JSON.stringify(figures));
