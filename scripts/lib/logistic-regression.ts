export interface Example {
  x: readonly number[];
  isTrue: boolean;
  weight: number;
}

export interface Fit {
  base: number;
  /** One for each value of x. */
  weights: number[];
}

/** Newton's method is there in ten of them, as near as numbers go. */
const MOST_STEPS = 30;
const THERE = 1e-9;

/**
 * Logistic regression by Newton's method, all values scaled to a spread of 1, their weights held small by `ridge`
 * (half the sum of squares times it is added to the loss). Deterministic.
 */
export function fitLogistic(examples: readonly Example[], ridge: number): Fit {
  const scales = scalesOf(examples);
  const rows = examples.map(({ x }) => [
    1,
    ...x.map((value, at) => (value - (scales[at]?.mean ?? 0)) / (scales[at]?.spread ?? 1)),
  ]);
  let weights = new Array<number>(scales.length + 1).fill(0);
  for (let count = 0; count < MOST_STEPS; count++) {
    const gradient = weights.map((weight, at) => (at === 0 ? 0 : -ridge * weight));
    const curve = weights.map((_, i) => weights.map((__, j) => (i === j && i > 0 ? ridge : 0)));
    for (const [at, row] of rows.entries()) {
      const { isTrue, weight } = examples[at] as Example;
      const chance = 1 / (1 + Math.exp(-dot(row, weights)));
      const error = weight * ((isTrue ? 1 : 0) - chance);
      for (const [i, value] of row.entries()) {
        gradient[i] = (gradient[i] as number) + error * value;
        const line = curve[i] as number[];
        for (const [j, other] of row.entries()) {
          line[j] = (line[j] as number) + weight * chance * (1 - chance) * value * other;
        }
      }
    }
    const step = solved(curve, gradient);
    weights = weights.map((weight, at) => weight + (step[at] as number));
    if (step.every((change) => Math.abs(change) < THERE)) break;
  }
  const [base = 0, ...scaled] = weights;
  const unscaled = scaled.map((weight, at) => weight / (scales[at]?.spread ?? 1));
  const shift = unscaled.reduce((sum, weight, at) => sum + weight * (scales[at]?.mean ?? 0), 0);
  return { base: base - shift, weights: unscaled };
}

/** Log-odds of a row of values. */
export const oddsOf = ({ base, weights }: Fit, x: readonly number[]): number => base + dot(weights, x);

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);

function scalesOf(examples: readonly Example[]): { mean: number; spread: number }[] {
  return (examples[0]?.x ?? []).map((_, at) => {
    const values = examples.map(({ x }) => x[at] as number);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return { mean, spread: Math.sqrt(variance) || 1 };
  });
}

/** Gauss and Jordan, with the largest pivot. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] as number]);
  const size = right.length;
  for (let at = 0; at < size; at++) {
    let pivot = at;
    for (let row = at + 1; row < size; row++) {
      if (Math.abs(rows[row]?.[at] as number) > Math.abs(rows[pivot]?.[at] as number)) pivot = row;
    }
    [rows[at], rows[pivot]] = [rows[pivot] as number[], rows[at] as number[]];
    const own = rows[at] as number[];
    for (const [index, row] of rows.entries()) {
      if (index === at) continue;
      const factor = (row[at] as number) / (own[at] as number);
      for (let column = at; column <= size; column++) {
        row[column] = (row[column] as number) - factor * (own[column] as number);
      }
    }
  }
  return rows.map((row, at) => (row[size] as number) / (row[at] as number));
}
