import { expect, test } from "vitest";
import { pickerGroups } from "@/components/codebook/picker-groups";
import type { CodeRef, CodeView } from "@/core/codebook";

const ref = (id: string, more: Partial<CodeRef> = {}): CodeRef => ({
  id,
  codebookId: "techniques",
  parentId: null,
  slug: id,
  name: id,
  hue: "blue",
  shade: 1,
  hotkey: null,
  isHeading: false,
  deprecated: false,
  ...more,
});

const codes = new Map(
  [
    ref("attack", { isHeading: true, name: "Attack" }),
    ref("doubt", { parentId: "attack", name: "Doubt" }),
    ref("old", { parentId: "attack", name: "Old doubt", deprecated: true }),
    ref("loose", { name: "Loose" }),
    ref("money", { codebookId: "frames", name: "Economic" }),
  ].map((one) => [one.id, one]),
);

const list = (wish: Partial<Parameters<typeof pickerGroups>[0]> = {}) =>
  pickerGroups({
    query: "",
    codes,
    codebooks: [
      { id: "techniques", name: "Techniques" },
      { id: "frames", name: "Frames" },
    ],
    details: new Map(),
    codebookId: null,
    recent: [],
    given: new Set(),
    labels: { recent: "Recent", elsewhere: "Elsewhere" },
    ...wish,
  }).map(({ label, options }) => [label, options.map(({ code }) => code.id)]);

test("groups by codebook and heading; headings and codes no longer used are not offered", () => {
  expect(list()).toEqual([
    ["Techniques · Attack", ["doubt"]],
    ["Techniques", ["loose"]],
    ["Frames", ["money"]],
  ]);
});

test("a code given before it was retired stays, so that it can be taken away", () => {
  expect(list({ given: new Set(["old"]) })[0]).toEqual(["Techniques · Attack", ["doubt", "old"]]);
});

test("one codebook alone needs no name of its own in its headings", () => {
  expect(list({ codebookId: "techniques" })).toEqual([
    ["Attack", ["doubt"]],
    ["Techniques", ["loose"]],
  ]);
});

test("recent codes come first, in their order, as far as they are offered, with keys of their own", () => {
  expect(list({ recent: ["money", "old", "gone", "doubt"] })[0]).toEqual(["Recent", ["money", "doubt"]]);
  const groups = pickerGroups({
    query: "",
    codes,
    codebooks: [],
    details: new Map(),
    codebookId: null,
    recent: ["doubt"],
    given: new Set(),
    labels: { recent: "Recent", elsewhere: "Elsewhere" },
  });
  const keys = groups.flatMap(({ options }) => options.map(({ key }) => key));
  expect(new Set(keys).size).toBe(keys.length);
});

test("a search gives one list, in definitions too once they are there", () => {
  expect(list({ query: "doubt" })).toEqual([[null, ["doubt"]]]);
  expect(list({ query: "credibility" })).toEqual([]);
  const details = new Map([["doubt", { label: "Doubt", definition: "Questions credibility." } as CodeView]]);
  expect(list({ query: "credibility", details })).toEqual([[null, ["doubt"]]]);
});

test("a search in one codebook shows its hits first and says where the others stand", () => {
  const wish = { query: "o", codebookId: "frames" };
  expect(list(wish)).toEqual([
    [null, ["money"]],
    ["Elsewhere", ["doubt", "loose"]],
  ]);
});
