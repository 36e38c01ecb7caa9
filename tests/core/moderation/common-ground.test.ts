import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findCommonGround, type Rating } from "@/core/moderation/common-ground";

interface World {
  /** Of each camp. */
  people: number;
  items: number;
  /** Ratings that are the other way round, in per cent. */
  noise: number;
  seed: number;
}

/** Two camps that rate each other's texts down; some texts both like, some nobody does. */
function plant({ people, items, noise, seed }: World) {
  let state = seed >>> 0;
  const roll = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const ratings: Rating[] = [];
  const kinds = ["left", "right", "both", "neither"] as const;
  for (const kind of kinds) {
    for (let n = 0; n < items; n++) {
      for (const camp of ["left", "right"]) {
        for (let u = 0; u < people; u++) {
          const likes = kind === "both" || kind === camp;
          const agrees = roll() * 100 < noise ? !likes : likes;
          ratings.push({ personId: `${camp} ${u}`, itemId: `${kind} ${n}`, agrees });
        }
      }
    }
  }
  return ratings;
}

const kindOf = (itemId: string) => itemId.split(" ")[0];
const world = fc.record({
  people: fc.integer({ min: 8, max: 20 }),
  items: fc.integer({ min: 4, max: 10 }),
  noise: fc.integer({ min: 0, max: 6 }),
  seed: fc.nat(),
});

describe("common ground", () => {
  test("is what both camps like, and never what one camp likes, however big", () => {
    fc.assert(
      fc.property(world, (facts) => {
        const ratings = plant(facts);
        const disputed = new Set(ratings.filter(({ agrees }) => !agrees).map(({ itemId }) => itemId));
        for (const { itemId, isAgreed, factor } of findCommonGround(ratings)) {
          if (kindOf(itemId) !== "both") expect(isAgreed).toBe(false);
          // What a few of them disliked by chance may miss the mark.
          else if (!disputed.has(itemId)) expect(isAgreed).toBe(true);
          if (kindOf(itemId) === "left") expect(Math.abs(factor)).toBeGreaterThan(0.3);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("is not made by popularity: ten times as many of one camp do not carry their own text", () => {
    const ratings = plant({ people: 4, items: 6, noise: 0, seed: 1 });
    for (let u = 0; u < 40; u++) {
      for (const { itemId, agrees } of ratings.filter(({ personId }) => personId === "left 0")) {
        ratings.push({ personId: `left crowd ${u}`, itemId, agrees });
      }
    }
    const agreed = findCommonGround(ratings).filter(({ isAgreed }) => isAgreed);
    expect(agreed.filter(({ itemId }) => kindOf(itemId) === "left")).toEqual([]);
  });

  test("needs camps: where everybody always agrees there is none between them", () => {
    const ratings: Rating[] = [];
    for (let u = 0; u < 10; u++) {
      for (let n = 0; n < 10; n++) ratings.push({ personId: `p${u}`, itemId: `i${n}`, agrees: true });
    }
    expect(findCommonGround(ratings).some(({ isAgreed }) => isAgreed)).toBe(false);
  });

  test("needs five ratings, with support from both sides", () => {
    const ratings = plant({ people: 10, items: 6, noise: 0, seed: 1 });
    const by = (personIds: string[]) =>
      findCommonGround([
        ...ratings,
        ...personIds.map((personId) => ({ personId, itemId: "new", agrees: true })),
      ]).find(({ itemId }) => itemId === "new");
    expect(by(["left 0", "left 1", "right 0", "right 1"])?.isAgreed).toBe(false);
    expect(by(["left 0", "left 1", "right 0", "right 1", "right 2"])?.isAgreed).toBe(true);
    expect(by(["left 0", "left 1", "left 2", "left 3", "left 4", "left 5"])?.isAgreed).toBe(false);
  });

  test("is the same in whatever order the ratings come", () => {
    const ratings = plant({ people: 6, items: 3, noise: 5, seed: 7 });
    const expected = findCommonGround(ratings);
    fc.assert(
      fc.property(fc.shuffledSubarray(ratings, { minLength: ratings.length }), (shuffled) => {
        expect(findCommonGround(shuffled)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  test("of nothing is nothing", () => {
    expect(findCommonGround([])).toEqual([]);
  });
});
