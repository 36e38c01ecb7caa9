import fc from "fast-check";
import { expect, test } from "vitest";
import { type SearchableCode, searchCodes } from "@/components/codebook/code-search";

const code = (id: string, name: string, definition = "", label = name): SearchableCode => ({
  id,
  name,
  label,
  definition,
});

const book: SearchableCode[] = [
  code("whataboutism", "Whataboutism", "Answers with a counter-charge."),
  code("doubt", "Doubt", "Questions competence or credibility."),
  code("fear", "Appeal to fear, prejudice", "Dread or bias as the reason.", "Appeal_to_Fear-Prejudice"),
  code("values", "Appeal to values", "A shared value as the reason."),
  code("blame", "Possessive blame", "An event is made somebody’s own; it rouses no doubt."),
  code("labelling", "Name calling, labelling", "A loaded label.", "Name_Calling-Labeling"),
  code("naive", "Naïve realism", "Takes one’s own view as the world’s."),
];

const ids = (query: string) => searchCodes(query, book).map(({ id }) => id);

test("an empty query leaves every code in its order", () => {
  expect(ids("  ")).toEqual(book.map(({ id }) => id));
});

test("a name that begins so comes before a word of it, an inside, and a definition", () => {
  const codes = [
    code("definition", "Zeta", "Some blame here."),
    code("inside", "Unblameable"),
    code("word", "Possessive blame"),
    code("beginning", "Blame game"),
    code("exact", "Blame"),
  ];
  const found = searchCodes("blame", codes).map(({ id }) => id);
  expect(found).toEqual(["exact", "beginning", "word", "inside", "definition"]);
});

test("labels are searched too, whatever joins their words", () => {
  expect(ids("Appeal_to_Fear-Prejudice")).toEqual(["fear"]);
  expect(ids("labeling")).toEqual(["labelling"]);
});

test("every word must be found, in whatever order and place", () => {
  expect(ids("fear appeal")).toEqual(["fear"]);
  expect(ids("appeal reason")).toEqual(["fear", "values"]);
  expect(ids("appeal bias")).toEqual(["fear"]);
  expect(ids("appeal unicorn")).toEqual([]);
});

test("case, accents and quotation marks do not matter", () => {
  expect(ids("NAIVE")).toEqual(["naive"]);
  expect(ids("naïve")).toEqual(["naive"]);
  expect(ids("somebody's")).toEqual(["blame"]);
});

test("forgives a slip in a longer word, not in the first letter, and only in names", () => {
  expect(ids("wahtaboutism")).toEqual(["whataboutism"]);
  expect(ids("whatabotism")).toEqual(["whataboutism"]);
  expect(ids("dubt")).toEqual(["doubt"]);
  expect(ids("xhataboutism")).toEqual([]);
  expect(ids("credibilyty")).toEqual([]);
});

test("a hit in a name stands before one in a definition", () => {
  expect(ids("doubt")).toEqual(["doubt", "blame"]);
});

test("marks where the words stand in the name, in its own characters", () => {
  const [hit] = searchCodes("fear app", book);
  expect(hit?.marks.map(({ start, end }) => "Appeal to fear, prejudice".slice(start, end))).toEqual([
    "App",
    "fear",
  ]);
  const [naive] = searchCodes("naive r", book);
  expect(naive?.marks.map(({ start, end }) => "Naïve realism".slice(start, end))).toEqual(["Naïve", "r"]);
});

test("finds nothing in names without a definition, and works without any", () => {
  expect(searchCodes("reason", [{ id: "a", name: "Alpha" }])).toEqual([]);
  expect(searchCodes("alp", [{ id: "a", name: "Alpha" }])).toHaveLength(1);
});

test("marks lie in the name, apart and in order, for any query", () => {
  const letters = fc.string({ unit: "grapheme", maxLength: 12 });
  fc.assert(
    fc.property(letters, letters, (query, name) => {
      for (const { marks } of searchCodes(query, [{ id: "a", name }])) {
        let last = -1;
        for (const { start, end } of marks) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(name.length);
          last = end;
        }
      }
    }),
  );
});
