/** Work left for one diff, in steps along diagonals: bounds time by a count. */
export type DiffBudget = { steps: number };

/**
 * The shortest edit script between two rows of keys, as the index in `b` of each of `a`'s keys, or -1:
 * E. W. Myers, “An O(ND) Difference Algorithm and Its Variations” (1986), in linear space. Good for rows in
 * which nothing is unique but little changed. Null when the budget runs out: the rows differ too much.
 */
export function diffKeys(a: Int32Array, b: Int32Array, budget: DiffBudget): Int32Array | null {
  const matches = new Int32Array(a.length).fill(-1);
  const diagonals = 2 * (a.length + b.length) + 8;
  const forward = new Int32Array(diagonals);
  const backward = new Int32Array(diagonals);
  const open: Box[] = [{ aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length }];
  for (let box = open.pop(); box !== undefined; box = open.pop()) {
    const { aFrom, aTo, bFrom, bTo } = trimmed(a, b, box, matches);
    if (aFrom === aTo || bFrom === bTo) continue;
    const middle = split(a, b, { aFrom, aTo, bFrom, bTo }, forward, backward, budget);
    if (middle === null) return null;
    if (middle === "unlike") continue;
    open.push({ aFrom, aTo: middle.a, bFrom, bTo: middle.b }, { aFrom: middle.a, aTo, bFrom: middle.b, bTo });
  }
  return matches;
}

type Box = { aFrom: number; aTo: number; bFrom: number; bTo: number };

/** Matches what the two sides of a box begin and end with, and gives the rest. */
function trimmed(a: Int32Array, b: Int32Array, box: Box, matches: Int32Array): Box {
  let { aFrom, aTo, bFrom, bTo } = box;
  while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) matches[aFrom++] = bFrom++;
  while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) matches[--aTo] = --bTo;
  return { aFrom, aTo, bFrom, bTo };
}

/** A point on a shortest path through the box, where the searches from both of its corners meet. */
function split(
  a: Int32Array,
  b: Int32Array,
  { aFrom, aTo, bFrom, bTo }: Box,
  forward: Int32Array,
  backward: Int32Array,
  budget: DiffBudget,
): { a: number; b: number } | "unlike" | null {
  const n = aTo - aFrom;
  const m = bTo - bFrom;
  const delta = n - m;
  const isOdd = (delta & 1) !== 0;
  const most = (n + m + 1) >> 1;
  const zero = n + m + 2;
  forward[zero + 1] = 0;
  backward[zero + 1] = 0;
  for (let d = 0; d <= most; d++) {
    budget.steps -= 2 * d + 2;
    if (budget.steps < 0) return null;
    for (let k = -d; k <= d; k += 2) {
      const below = forward[zero + k + 1] ?? 0;
      const left = (forward[zero + k - 1] ?? 0) + 1;
      let x = k === -d || (k !== d && left - 1 < below) ? below : left;
      let y = x - k;
      while (x < n && y < m && a[aFrom + x] === b[bFrom + y]) {
        x++;
        y++;
      }
      forward[zero + k] = x;
      const opposite = delta - k;
      if (
        isOdd &&
        Math.abs(opposite) <= d - 1 &&
        x <= n &&
        y <= m &&
        x + (backward[zero + opposite] ?? 0) >= n
      ) {
        return isInside(x, y, n, m) ? { a: aFrom + x, b: bFrom + y } : "unlike";
      }
    }
    for (let k = -d; k <= d; k += 2) {
      const below = backward[zero + k + 1] ?? 0;
      const left = (backward[zero + k - 1] ?? 0) + 1;
      let x = k === -d || (k !== d && left - 1 < below) ? below : left;
      let y = x - k;
      while (x < n && y < m && a[aTo - 1 - x] === b[bTo - 1 - y]) {
        x++;
        y++;
      }
      backward[zero + k] = x;
      const opposite = delta - k;
      if (!isOdd && Math.abs(opposite) <= d && x <= n && y <= m && x + (forward[zero + opposite] ?? 0) >= n) {
        return isInside(n - x, m - y, n, m) ? { a: aTo - x, b: bTo - y } : "unlike";
      }
    }
  }
  return "unlike";
}

/** Whether a point cuts the box into two smaller ones. */
function isInside(x: number, y: number, n: number, m: number): boolean {
  return x >= 0 && y >= 0 && x <= n && y <= m && (x > 0 || y > 0) && (x < n || y < m);
}
