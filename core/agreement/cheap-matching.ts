export interface Candidate {
  a: number;
  b: number;
  cost: number;
}

/**
 * Pairs up two sides at the least cost, where staying alone costs `alone` for each. Only candidates that cost
 * less than two who stay alone are worth giving; what is not connected by them is solved by itself, so that the
 * work grows with the crowd at one place and not with the text.
 *
 * Within a crowd: the assignment problem by shortest augmenting paths (Jonker & Volgenant 1987), with a
 * stand-in for staying alone for everyone.
 *
 * @returns the pairs, and the cost of all pairs and of those who stay alone
 */
export function matchCheaply(
  candidates: readonly Candidate[],
  countA: number,
  countB: number,
  alone: number,
): { pairs: [a: number, b: number][]; cost: number } {
  const pairs: [number, number][] = [];
  let cost = (countA + countB) * alone;
  for (const crowd of crowdsOf(candidates, countA, countB)) {
    for (const one of solve(crowd, alone)) {
      pairs.push([one.a, one.b]);
      cost += one.cost - 2 * alone;
    }
  }
  return { pairs: pairs.sort((x, y) => x[0] - y[0]), cost };
}

/** Candidates that share somebody, directly or through others, stand together. */
function crowdsOf(candidates: readonly Candidate[], countA: number, countB: number): Candidate[][] {
  const leader = Int32Array.from({ length: countA + countB }, (_, index) => index);
  const find = (from: number): number => {
    let at = from;
    while (leader[at] !== at) {
      leader[at] = leader[leader[at] as number] as number;
      at = leader[at] as number;
    }
    return at;
  };
  for (const { a, b } of candidates) leader[find(a)] = find(countA + b);
  const crowds = new Map<number, Candidate[]>();
  for (const one of candidates) {
    const key = find(one.a);
    const crowd = crowds.get(key);
    if (crowd) crowd.push(one);
    else crowds.set(key, [one]);
  }
  return [...crowds.values()];
}

/** The chosen candidates of one crowd. */
function solve(crowd: readonly Candidate[], alone: number): Candidate[] {
  const [only] = crowd;
  if (crowd.length === 1 && only) return [only];
  const as = [...new Set(crowd.map(({ a }) => a))];
  const bs = [...new Set(crowd.map(({ b }) => b))];
  const [rowOf, columnOf] = [indexOf(as), indexOf(bs)];
  const [rows, columns] = [as.length, bs.length + as.length];
  // Whoever of A stays alone takes a stand-in; whoever of B does is not asked for. Its cost is counted there.
  const costs = new Float64Array(rows * columns).fill(2 * alone);
  const known = new Map<number, Candidate>();
  for (const one of crowd) {
    const at = (rowOf.get(one.a) ?? 0) * columns + (columnOf.get(one.b) ?? 0);
    costs[at] = one.cost;
    known.set(at, one);
  }
  return assign(costs, rows, columns).flatMap((column, row) => {
    const one = known.get(row * columns + column);
    return one && one.cost < 2 * alone ? [one] : [];
  });
}

const indexOf = (items: readonly number[]): Map<number, number> =>
  new Map(items.map((item, index) => [item, index]));

/** @returns for each row its column, at the least sum; there are at least as many columns as rows */
function assign(costs: Float64Array, rows: number, columns: number): number[] {
  const cost = (row: number, column: number) => costs[row * columns + column] as number;
  const potentialOfRow = new Float64Array(rows);
  const potentialOfColumn = new Float64Array(columns);
  const rowAt = new Int32Array(columns).fill(-1);
  for (let root = 0; root < rows; root += 1) {
    const best = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(columns).fill(-1);
    const isDone = new Uint8Array(columns);
    let [row, last, reached] = [root, -1, 0];
    for (;;) {
      let [next, least] = [-1, Number.POSITIVE_INFINITY];
      for (let column = 0; column < columns; column += 1) {
        if (isDone[column]) continue;
        const through =
          reached +
          cost(row, column) -
          (potentialOfRow[row] as number) -
          (potentialOfColumn[column] as number);
        if (through < (best[column] as number)) {
          best[column] = through;
          from[column] = last;
        }
        if ((best[column] as number) < least) [next, least] = [column, best[column] as number];
      }
      isDone[next] = 1;
      [last, reached] = [next, least];
      if (rowAt[next] === -1) break;
      row = rowAt[next] as number;
    }
    for (let column = 0; column < columns; column += 1) {
      if (!isDone[column]) continue;
      const gain = reached - (best[column] as number);
      potentialOfColumn[column] = (potentialOfColumn[column] as number) - gain;
      const holder = rowAt[column] as number;
      if (holder !== -1) potentialOfRow[holder] = (potentialOfRow[holder] as number) + gain;
    }
    potentialOfRow[root] = (potentialOfRow[root] as number) + reached;
    for (let column = last; column !== -1; ) {
      const before = from[column] as number;
      rowAt[column] = before === -1 ? root : (rowAt[before] as number);
      column = before;
    }
  }
  const columnOf = Array.from({ length: rows }, () => -1);
  for (let column = 0; column < columns; column += 1) {
    const row = rowAt[column] as number;
    if (row !== -1) columnOf[row] = column;
  }
  return columnOf;
}
