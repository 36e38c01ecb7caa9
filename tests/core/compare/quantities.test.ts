import { expect, test } from "vitest";
import { type Quantity, quantitiesIn, sameQuantity } from "@/core/compare/quantities";
import { stemOf } from "@/core/compare/stem";
import { fieldsOf } from "@/core/compare/thesaurus";
import { readText } from "@/core/compare/tokens";
import { plainTextToMarkup } from "@/core/text/markup";

function quantities(text: string): Quantity[] {
  const read = readText({ text, markup: plainTextToMarkup(text), language: "en" });
  return read.sentences.flatMap(({ tokens }) => quantitiesIn(text, tokens, "en"));
}

const one = (text: string): Quantity => quantities(text)[0] as Quantity;

test("reads how many, which share and which day, in figures and in words", () => {
  expect(quantities("The union has 2,300 members.").map(({ value }) => value)).toEqual([2300]);
  expect(one("some two thousand people")).toMatchObject({ value: 2000, kind: "count", isRough: true });
  expect(one("sixty-two ships")).toMatchObject({ value: 62 });
  expect(one("It cost 1.2 billion.")).toMatchObject({ value: 1.2e9 });
  expect(one("half a dozen managers")).toMatchObject({ value: 6, kind: "count" });
  for (const share of ["60 percent", "60% of them", "six in ten", "six out of ten"])
    expect(one(share)).toMatchObject({ value: 60, kind: "share" });
  expect(one("two thirds of them").value).toBeCloseTo(66.67);
  for (const day of ["on 1 March", "on March 1", "on the first of March"])
    expect(one(day)).toMatchObject({ value: 1, kind: "day", month: "march" });
  expect(one("since 2019")).toMatchObject({ kind: "year" });
  expect(quantities("The constructor was asked again.")).toEqual([]);
});

test("takes rough figures for one that is near, and nothing else", () => {
  expect(sameQuantity(one("41 people"), one("more than forty people"))).toBeGreaterThan(0);
  expect(sameQuantity(one("1,900 buses"), one("nearly 2,000 buses"))).toBeGreaterThan(0);
  expect(sameQuantity(one("58 percent"), one("almost six in ten"))).toBeGreaterThan(0);
  expect(sameQuantity(one("38 people"), one("40 people"))).toBe(0);
  expect(sameQuantity(one("about 40 people"), one("about 60 people"))).toBe(0);
  expect(sameQuantity(one("some 2,000 people"), one("since 2019"))).toBe(0);
  expect(sameQuantity(one("3 percent"), one("3 people"))).toBe(0);
  expect(sameQuantity(one("1 March"), one("1 May"))).toBe(0);
});

test("takes the forms of a word for one, and keeps words apart", () => {
  const stems = (words: string) => new Set(words.split(" ").map((word) => stemOf(word, "en")));
  for (const words of [
    "annexed annexation annexing",
    "inspector inspectors inspection inspected",
    "negotiate negotiations negotiating",
    "rose rising risen rises",
    "die died death deaths",
    "organise organisers organizing",
    "hop hopping",
  ])
    expect([...stems(words)], words).toHaveLength(1);
  for (const words of ["none noon", "ministry minister", "harbour harm"])
    expect([...stems(words)], words).toHaveLength(2);
  expect(stemOf("Häuser".toLowerCase(), "de")).toBe("häuser");
});

test("knows which words are near in meaning, in English only", () => {
  const areNear = (a: string, b: string) =>
    fieldsOf(stemOf(a, "en"), "en").some((field) => fieldsOf(stemOf(b, "en"), "en").includes(field));
  expect(areNear("resigned", "quit")).toBe(true);
  expect(areNear("injuring", "hurt")).toBe(true);
  expect(areNear("strike", "walkout")).toBe(true);
  expect(areNear("strike", "attacks")).toBe(true);
  expect(areNear("noon", "nobody")).toBe(false);
  expect(fieldsOf("die", "de")).toEqual([]);
});
