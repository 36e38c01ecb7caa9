import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SelectionCode } from "@/core/export/selection/selection";
import { uniqueNames } from "@/core/export/selection/unique-names";

const code = (id: string, name: string, parentId: string | null = null): SelectionCode => ({
  id,
  codebookId: "",
  codebook: "",
  parentId,
  slug: id,
  name,
  label: name,
  description: "",
  hue: "teal",
  shade: 1,
  isHeading: false,
});

describe("names of codes for programs that know a code by its name alone", () => {
  test("stay as they are where only one has them", () => {
    const books = new Map([["b", { name: "Rhetoric", codes: [code("1", "Blame"), code("2", "Praise")] }]]);
    expect([...uniqueNames(books).values()]).toEqual(["Rhetoric", "Blame", "Praise"]);
  });

  test("say their codebook, then their parent, then a number, as far as it needs", () => {
    const books = new Map([
      ["b", { name: "Rhetoric", codes: [code("1", "Blame"), code("2", "Other", "1"), code("3", "Other")] }],
      ["c", { name: "Propaganda", codes: [code("4", "BLAME"), code("5", "Twice"), code("6", "twice")] }],
    ]);
    expect(Object.fromEntries(uniqueNames(books))).toEqual({
      b: "Rhetoric",
      1: "Blame (Rhetoric)",
      2: "Other (Blame, Rhetoric)",
      3: "Other (Rhetoric)",
      c: "Propaganda",
      4: "BLAME (Propaganda)",
      5: "Twice (Propaganda)",
      6: "twice (Propaganda) 2",
    });
  });

  test("are never the same, in any case of letters, and each begins as it was", () => {
    const name = fc.constantFrom("a", "A", "a (b)", "a (b) 2", "b", "b (a)", "a (a, b)", "é", "e\u0301");
    const books = fc.array(
      fc.record({ name, codes: fc.array(fc.tuple(name, fc.nat(6)), { maxLength: 7 }) }),
      {
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(books, (drawn) => {
        const asked = new Map<string, string>();
        const given = new Map(
          drawn.map(({ name, codes }, book) => {
            asked.set(`${book}`, name);
            const made = codes.map(([own, parent], index) => {
              asked.set(`${book}-${index}`, own);
              return code(`${book}-${index}`, own, parent < index ? `${book}-${parent}` : null);
            });
            return [`${book}`, { name, codes: made }];
          }),
        );
        const names = uniqueNames(given);
        expect([...names.keys()].sort()).toEqual([...asked.keys()].sort());
        const keys = [...names.values()].map((each) => each.normalize("NFC").toLowerCase());
        expect(new Set(keys).size).toBe(keys.length);
        for (const [id, each] of names) expect(each.startsWith(asked.get(id) ?? "?")).toBe(true);
      }),
    );
  });
});
