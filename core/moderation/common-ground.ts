/**
 * What is endorsed by people who usually disagree, found as Community Notes finds it (Wojcik et al. 2022,
 * “Birdwatch: Crowd Wisdom and Bridging Algorithms”; communitynotes.x.com/guide, “Note ranking code”): each
 * rating is explained by how kindly a person rates, how well a text is received by everybody, and by how far
 * both stand on the same side of the one question that divides people here most:
 *
 *     rating(u, n) ≈ mu + i_u + i_n + f_u · f_n
 *
 * What a camp alone applauds is explained by the factors; only what both sides rate well is left for `i_n`. So
 * popularity never suffices. Ratings are 1 (agree) and 0 (disagree).
 */

export interface Rating {
  personId: string;
  itemId: string;
  agrees: boolean;
}

export interface Ground {
  itemId: string;
  /** i_n: what is left of the approval when the camps are taken out of it. */
  intercept: number;
  /** f_n: how far the approval is a camp's. Its sign says which, and means nothing by itself. */
  factor: number;
  ratings: number;
  isAgreed: boolean;
}

/** As published. */
const LEAST_INTERCEPT = 0.4;
const MOST_FACTOR = 0.5;
const LEAST_RATINGS = 5;
/** Regularisation: of mu and the intercepts, and of the factors. */
const OF_INTERCEPTS = 0.15;
const OF_FACTORS = 0.03;

/** Of a person's factor: nearer to the middle they stand in no camp. */
const IN_A_CAMP = 0.1;

const MOST_ROUNDS = 300;
const CLOSE_ENOUGH = 1e-7;

interface Side {
  intercept: Float64Array;
  factor: Float64Array;
  /** By index: what they rated, or who rated it. */
  ratings: { other: number; value: number }[][];
}

/**
 * Fits all ratings of one group and says of each item whether it is agreed on across camps. The same ratings
 * in any order give the same result. Alternates exact least squares for the people and for the items, each a
 * 2×2 system, so a round costs as much as there are ratings.
 */
export function findCommonGround(ratings: readonly Rating[]): Ground[] {
  const latest = [...new Map(ratings.map((one) => [`${one.itemId} ${one.personId}`, one])).values()];
  const personIds = [...new Set(latest.map(({ personId }) => personId))].sort();
  const itemIds = [...new Set(latest.map(({ itemId }) => itemId))].sort();
  const people = side(personIds.length);
  const items = side(itemIds.length);
  const personAt = new Map(personIds.map((id, index) => [id, index]));
  const itemAt = new Map(itemIds.map((id, index) => [id, index]));
  for (const { personId, itemId, agrees } of latest) {
    const [u, n, value] = [personAt.get(personId) ?? 0, itemAt.get(itemId) ?? 0, agrees ? 1 : 0];
    people.ratings[u]?.push({ other: n, value });
    items.ratings[n]?.push({ other: u, value });
  }
  for (const all of [people, items]) for (const own of all.ratings) own.sort((a, b) => a.other - b.other);
  scatter(people.factor);
  explain(people, items, latest.length);
  return itemIds.map((itemId, n) => {
    const [intercept, factor] = [items.intercept[n] ?? 0, items.factor[n] ?? 0];
    const own = items.ratings[n] ?? [];
    return {
      itemId,
      intercept,
      factor,
      ratings: own.length,
      isAgreed:
        intercept >= LEAST_INTERCEPT &&
        Math.abs(factor) < MOST_FACTOR &&
        own.length >= LEAST_RATINGS &&
        hasBothSides(own, people),
    };
  });
}

const side = (size: number): Side => ({
  intercept: new Float64Array(size),
  factor: new Float64Array(size),
  ratings: Array.from({ length: size }, () => []),
});

/** At zero the factors would stay there for ever: they begin scattered, always in the same way. */
function scatter(factor: Float64Array): void {
  let state = 0x9e3779b9;
  for (let index = 0; index < factor.length; index++) {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    factor[index] = ((state >>> 0) / 2 ** 32 - 0.5) * 0.5;
  }
}

function explain(people: Side, items: Side, count: number): void {
  let mu = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = mu;
    mu = meanOf(people, items, count);
    const moved = Math.max(Math.abs(mu - before), solve(items, people, mu), solve(people, items, mu));
    if (moved < CLOSE_ENOUGH) return;
  }
}

function meanOf(people: Side, items: Side, count: number): number {
  let sum = 0;
  for (const [u, own] of people.ratings.entries()) {
    for (const { other, value } of own) sum += value - explained(people, u, items, other);
  }
  return sum / (count + OF_INTERCEPTS);
}

const explained = (a: Side, at: number, b: Side, other: number): number =>
  (a.intercept[at] ?? 0) + (b.intercept[other] ?? 0) + (a.factor[at] ?? 0) * (b.factor[other] ?? 0);

/** Ridge regression of each row's ratings on (1, the others' factors). @returns the largest change */
function solve(rows: Side, others: Side, mu: number): number {
  let moved = 0;
  for (const [at, own] of rows.ratings.entries()) {
    let [a, b, d, x, y] = [OF_INTERCEPTS, 0, OF_FACTORS, 0, 0];
    for (const { other, value } of own) {
      const f = others.factor[other] ?? 0;
      const rest = value - mu - (others.intercept[other] ?? 0);
      a += 1;
      b += f;
      d += f * f;
      x += rest;
      y += rest * f;
    }
    const determinant = a * d - b * b;
    const intercept = (x * d - y * b) / determinant;
    const factor = (a * y - b * x) / determinant;
    moved = Math.max(
      moved,
      Math.abs(intercept - (rows.intercept[at] ?? 0)),
      Math.abs(factor - (rows.factor[at] ?? 0)),
    );
    rows.intercept[at] = intercept;
    rows.factor[at] = factor;
  }
  return moved;
}

/** Somebody of each camp agrees. */
function hasBothSides(own: readonly { other: number; value: number }[], people: Side): boolean {
  const agreeing = own.filter(({ value }) => value === 1).map(({ other }) => people.factor[other] ?? 0);
  return agreeing.some((factor) => factor >= IN_A_CAMP) && agreeing.some((factor) => factor <= -IN_A_CAMP);
}
