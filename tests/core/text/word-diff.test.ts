import fc from "fast-check";
import { expect, test } from "vitest";
import { diffWords } from "@/core/text/word-diff";

const show = (from: string, to: string) =>
  diffWords(from, to)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `{+${text}+}` : `{-${text}-}`))
    .join("");

test("shows which words went and which came", () => {
  expect(show("the war in Ukraine", "the long war in Ukraine")).toBe("the {+long +}war in Ukraine");
  expect(show("Biden's war", "Putin's war")).toBe("{-Biden's -}{+Putin's +}war");
  expect(show("a b c", "a c")).toBe("a {-b -}c");
});

test("a change of punctuation leaves its word", () => {
  expect(show("Really.", "Really?")).toBe("Really{-.-}{+?+}");
});

test("equal, empty and wholly different texts", () => {
  expect(show("same", "same")).toBe("same");
  expect(show("", "")).toBe("");
  expect(show("", "new")).toBe("{+new+}");
  expect(show("old", "")).toBe("{-old-}");
});

test("its parts always give both texts back", () => {
  const texts = fc.array(fc.constantFrom("a ", "b ", "c", "\n", ", ", "é", "👍🏽 ", "  "), { maxLength: 25 });
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const from = one.join("");
      const to = other.join("");
      const parts = diffWords(from, to);
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map(({ text }) => text)
          .join("");
      expect(without("removed")).toBe(to);
      expect(without("added")).toBe(from);
    }),
  );
});

test("two unlike texts of full length are compared", () => {
  const words = (seed: number) => Array.from({ length: 4_000 }, (_, at) => `w${(at * seed) % 997}`).join(" ");
  const [from, to] = [words(7), words(31)];
  expect(diffWords(from, to).length).toBeGreaterThan(1);
});
