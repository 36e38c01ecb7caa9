import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markedBlocks } from "@/core/export/marked-blocks";
import { blocksOf } from "@/core/text/markup";
import { cpuTime } from "../../support/cpu-time";
import { anyLayer } from "./layer-arbitrary";

describe("blocks cut where passages begin and end", () => {
  test("cover each block without gaps, and say of each stretch what lies there", () => {
    fc.assert(
      fc.property(anyLayer, ({ head, places }) => {
        const { text, markup } = head.article.version;
        const marked = [...markedBlocks(text, markup, places)];
        expect(marked.map(({ block }) => block)).toEqual(blocksOf(text, markup));
        const passages = places.flatMap(({ range }) => (range ? [range] : []));
        for (const { block, runs } of marked) {
          expect(runs[0]?.start).toBe(block.start);
          expect(runs.at(-1)?.end).toBe(block.end);
          for (const [index, run] of runs.entries()) {
            expect(run.start).toBeLessThan(run.end);
            if (index > 0) expect(run.start).toBe(runs[index - 1]?.end);
            const here = passages.filter(({ start, end }) => start <= run.start && end >= run.end);
            expect(run.depth).toBe(here.length);
            const spans = block.inlines.filter(({ start, end }) => start <= run.start && end >= run.end);
            const has = (type: string) => spans.some((span) => span.type === type);
            expect([run.emphasis, run.strong, run.code, run.href !== null]).toEqual([
              has("emphasis"),
              has("strong"),
              has("code"),
              has("link"),
            ]);
          }
        }
      }),
    );
  });

  test("give each passage its number once, where its last words stand", () => {
    fc.assert(
      fc.property(anyLayer, ({ head, places }) => {
        const { text, markup } = head.article.version;
        const numbers = [...markedBlocks(text, markup, places)].flatMap(({ runs }) =>
          runs.flatMap((run) => run.ends.map((number) => ({ number, run }))),
        );
        expect(numbers.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
          places.flatMap(({ range }, index) => (range ? [index + 1] : [])),
        );
        for (const { number, run } of numbers) {
          const end = places[number - 1]?.range?.end ?? 0;
          expect(text.slice(run.end, end).trim()).toBe("");
          expect(run.end).toBeLessThanOrEqual(Math.max(end, run.start + 1));
        }
      }),
    );
  });

  test("take time that grows with the passages, not with how many overlap", () => {
    const text = "word ".repeat(20_000);
    const nested = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        id: `${index}`,
        range: { start: index, end: text.length - index },
        isWhole: false,
      }));
    const run = (count: number) => () => {
      for (const _ of markedBlocks(text, [], nested(count)));
    };
    run(1_000)();
    const small = cpuTime(run(2_000));
    expect(cpuTime(run(20_000))).toBeLessThan(Math.max(small, 5) * 40);
  });
});
