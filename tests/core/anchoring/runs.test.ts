import fc from "fast-check";
import { expect, test } from "vitest";
import { Matching, type Run } from "@/core/anchoring/matching";
import { heaviestChain, uniqueRuns } from "@/core/anchoring/runs";
import { tokenize, Vocabulary } from "@/core/anchoring/tokens";

function matchingOf(oldText: string, newText: string): Matching {
  const vocabulary = new Vocabulary();
  return new Matching(tokenize(oldText, vocabulary), tokenize(newText, vocabulary), vocabulary);
}

const all = (count: number) => Int32Array.from({ length: count }, (_, at) => at);

test("unique runs are all windows that occur once in each text, joined along diagonals", () => {
  const words = fc.array(fc.constantFrom(..."abcde"), { maxLength: 30 }).map((letters) => letters.join(" "));
  fc.assert(
    fc.property(words, words, fc.integer({ min: 1, max: 4 }), (oldText, newText, length) => {
      const matching = matchingOf(oldText, newText);
      const windows = (tokens: string[]) =>
        Array.from({ length: Math.max(0, tokens.length - length + 1) }, (_, at) =>
          tokens.slice(at, at + length).join(" "),
        );
      const olds = windows(oldText.split(" ").filter(Boolean));
      const news = windows(newText.split(" ").filter(Boolean));
      const once = (list: string[], window: string) => list.filter((other) => other === window).length === 1;
      const expected = news.flatMap((window, fresh) =>
        once(news, window) && once(olds, window) ? [`${olds.indexOf(window)}-${fresh}`] : [],
      );
      const runs = uniqueRuns(matching, all(matching.old.count), all(matching.fresh.count), length);
      const found = runs.flatMap((run) =>
        Array.from({ length: run.length - length + 1 }, (_, by) => `${run.old + by}-${run.fresh + by}`),
      );
      // A joined run may run over windows that are not unique themselves, never over unequal tokens.
      expect(expected.every((window) => found.includes(window))).toBe(true);
      for (const run of runs) {
        for (let by = 0; by < run.length; by++) {
          expect(matching.oldKey(run.old + by)).toBe(matching.newKey(run.fresh + by));
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("no window reaches over a barrier", () => {
  const matching = matchingOf("a b c d", "a b c d");
  const runs = uniqueRuns(matching, Int32Array.of(0, 1, 3), all(4), 2);
  expect(runs).toEqual([{ old: 0, fresh: 0, length: 2 }]);
});

test("the chain is the heaviest set of runs in the same order", () => {
  const runsArbitrary = fc
    .tuple(fc.integer({ min: 0, max: 8 }), fc.infiniteStream(fc.integer({ min: 1, max: 9 })), fc.nat())
    .map(([count, weights, shuffle]): Run[] => {
      const olds = Array.from({ length: count }, (_, at) => at).sort(
        (a, b) => ((a * 7919 + shuffle) % 101) - ((b * 7919 + shuffle) % 101) || a - b,
      );
      return olds.map((old, fresh) => ({ old, fresh, length: weights.next().value ?? 1 }));
    });
  const isChain = (runs: Run[]) => runs.every((run, at) => at === 0 || (runs[at - 1]?.old ?? -1) < run.old);
  const weigh = (runs: Run[]) => runs.reduce((sum, { length }) => sum + length, 0);
  fc.assert(
    fc.property(runsArbitrary, (runs) => {
      const chain = heaviestChain(runs, ({ length }) => length);
      expect(isChain(chain)).toBe(true);
      let best = 0;
      for (let set = 0; set < 2 ** runs.length; set++) {
        const subset = runs.filter((_, at) => (set >> at) & 1);
        if (isChain(subset)) best = Math.max(best, weigh(subset));
      }
      expect(weigh(chain)).toBe(best);
    }),
    { numRuns: 500 },
  );
});
