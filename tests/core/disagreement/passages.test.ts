import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newsBetween } from "@/core/disagreement/news";
import { type CodeUse, findPassages, type Passage } from "@/core/disagreement/passages";
import { overlaps } from "@/core/text/range";

const PEOPLE = ["ann", "ben", "cem"];
const use = fc
  .record({
    start: fc.nat(80),
    size: fc.integer({ min: 1, max: 15 }),
    code: fc.constantFrom("doubt", "fear"),
    personId: fc.constantFrom(...PEOPLE),
    annotationId: fc.uuid(),
  })
  .map(({ start, size, ...rest }): CodeUse => ({ start, end: start + size, ...rest }));
const uses = fc.array(use, { maxLength: 20 });

let last = 0;
const by = (personId: string, start: number, end: number, code = "fear"): CodeUse => {
  last += 1;
  return { personId, start, end, code, annotationId: `annotation ${last}` };
};
const kinds = (all: CodeUse[], coders = PEOPLE) => findPassages(all, coders).map(({ kind }) => kind);
const usesOf = ({ choices }: Passage) =>
  choices.flatMap(({ start, end, code, uses: by }) => by.map((one) => ({ start, end, code, ...one })));

describe("passages", () => {
  it("hold every use once, overlap nothing, and hang together", () => {
    fc.assert(
      fc.property(uses, (all) => {
        const passages = findPassages(all, PEOPLE);
        const held = passages.flatMap(usesOf);
        const key = (one: CodeUse) =>
          `${one.annotationId} ${one.personId} ${one.start} ${one.end} ${one.code}`;
        expect(held.map(key).sort()).toEqual(all.map(key).sort());
        passages.forEach((one, at) => {
          const before = passages[at - 1];
          if (before) expect(before.end).toBeLessThanOrEqual(one.start);
          const inside = usesOf(one);
          expect(one.start).toBe(Math.min(...inside.map(({ start }) => start)));
          expect(one.end).toBe(Math.max(...inside.map(({ end }) => end)));
          const others = (mine: CodeUse) => inside.filter((other) => other !== mine);
          if (inside.length > 1) {
            for (const mine of inside) expect(others(mine).some((other) => overlaps(mine, other))).toBe(true);
          }
          expect([...one.marked, ...one.silent].sort()).toEqual([...PEOPLE].sort());
        });
      }),
    );
  });

  it("are the same whatever the order in which people marked", () => {
    const shape = (passages: Passage[]) =>
      passages.map(({ start, end, kind, marked }) => ({ start, end, kind, marked }));
    fc.assert(
      fc.property(uses, (all) => {
        expect(shape(findPassages(all.toReversed(), PEOPLE))).toEqual(shape(findPassages(all, PEOPLE)));
      }),
    );
  });

  it("are agreed only where everybody has the same codes at the same places", () => {
    fc.assert(
      fc.property(uses, (all) => {
        for (const passage of findPassages(all, PEOPLE)) {
          const places = PEOPLE.map((person) =>
            JSON.stringify(
              passage.choices.filter(({ uses: who }) => who.some(({ personId }) => personId === person)),
            ),
          );
          expect(passage.kind === "agree").toBe(new Set(places).size === 1);
        }
      }),
    );
  });

  it("say what people differ about", () => {
    expect(kinds([by("ann", 0, 5), by("ben", 0, 5), by("cem", 0, 5)])).toEqual(["agree"]);
    expect(kinds([by("ann", 0, 5), by("ben", 0, 5, "doubt")])).toEqual(["code"]);
    expect(kinds([by("ann", 0, 5), by("ben", 2, 5)])).toEqual(["boundary"]);
    expect(kinds([by("ann", 0, 5), by("ben", 0, 5)])).toEqual(["not-all"]);
    expect(kinds([by("ann", 0, 5)])).toEqual(["only-one"]);
    expect(kinds([by("ann", 0, 5)], ["ann"])).toEqual(["agree"]);
  });

  it("are two where one ends as the other begins", () => {
    expect(kinds([by("ann", 0, 5), by("ben", 5, 9)])).toEqual(["only-one", "only-one"]);
  });

  it("differ in code where somebody gave one more", () => {
    expect(kinds([by("ann", 0, 5), by("ann", 0, 5, "doubt"), by("ben", 0, 5)])).toEqual(["code"]);
  });
});

describe("what is new on a map", () => {
  const NOTHING = { added: 0, moved: 0, gone: 0, finished: 0, reopened: 0 };
  const at = (...all: CodeUse[]) => findPassages(all, PEOPLE);
  // Of few annotations, so that two maps have some in common.
  const few = fc.array(
    fc.tuple(use, fc.nat(4)).map(([one, id]) => ({ ...one, annotationId: `annotation ${id}` })),
    { maxLength: 8 },
  );

  it("is said use by use: added, moved, gone; and nothing where nothing is", () => {
    const [anns, bens] = [by("ann", 0, 5), by("ben", 10, 15)];
    const before = at(anns, bens);
    expect(newsBetween(before, at(bens, anns))).toBeNull();
    expect(newsBetween([], before)).toEqual({ ...NOTHING, added: 2 });
    expect(newsBetween(before, at({ ...anns, end: 7 }, bens))).toEqual({ ...NOTHING, moved: 1 });
    expect(newsBetween(before, at({ ...anns, code: "doubt" }, bens))).toEqual({
      ...NOTHING,
      added: 1,
      gone: 1,
    });
    expect(newsBetween(before, [])).toEqual({ ...NOTHING, gone: 2 });
  });

  it("says who has finished without a mark, and who takes that back", () => {
    const anns = [by("ann", 0, 5)];
    const [alone, withBen] = [findPassages(anns, ["ann"]), findPassages(anns, ["ann", "ben"])];
    expect(newsBetween(alone, withBen)).toEqual({ ...NOTHING, finished: 1 });
    expect(newsBetween(withBen, alone)).toEqual({ ...NOTHING, reopened: 1 });
    const both = findPassages([...anns, by("ben", 8, 9)], ["ann", "ben"]);
    expect(newsBetween(withBen, both)).toEqual({ ...NOTHING, added: 1 });
  });

  it("adds up to what there is, and is the other way round what it was", () => {
    fc.assert(
      fc.property(few, few, (one, other) => {
        const [a, b] = [findPassages(one, PEOPLE), findPassages(other, PEOPLE)];
        const [there, back] = [newsBetween(a, b), newsBetween(b, a)];
        expect(there?.added).toBe(back?.gone);
        expect(there?.moved).toBe(back?.moved);
        expect(newsBetween(a, a)).toBeNull();
      }),
    );
  });
});
