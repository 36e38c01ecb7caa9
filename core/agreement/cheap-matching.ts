export interface Candidate {
  a: number;
  b: number;
  cost: number;
}

/**
 * Pairs up two sides at the least cost, where staying alone costs `alone` for each. Only candidates that cost
 * less than two who stay alone are worth giving: the work grows with them, and with how far at one place a pair
 * more pushes others from theirs, and not with the text.
 *
 * The assignment problem by shortest augmenting paths (Jonker & Volgenant 1987) over the candidates that there are,
 * with a stand-in for staying alone for everyone of A.
 *
 * @returns the pairs, and the cost of all pairs and of those who stay alone
 */
export function matchCheaply(
  candidates: readonly Candidate[],
  countA: number,
  countB: number,
  alone: number,
): { pairs: [a: number, b: number][]; cost: number } {
  const rows = rowsOf(candidates, countA, countB, 2 * alone);
  const rowAt = assign(rows, countA + countB);
  const pairs: [number, number][] = [];
  let cost = (countA + countB) * alone;
  for (let b = 0; b < countB; b += 1) {
    const a = rowAt[b] as number;
    if (a === -1) continue;
    const paid = Math.min(...(rows[a] as Row).flatMap((edge) => (edge.column === b ? [edge.cost] : [])));
    // Whoever of A stays alone takes a stand-in; whoever of B does is not asked for. Its cost is counted there.
    if (paid >= 2 * alone) continue;
    pairs.push([a, b]);
    cost += paid - 2 * alone;
  }
  return { pairs: pairs.sort((x, y) => x[0] - y[0]), cost };
}

type Row = { column: number; cost: number }[];

/** For each of A the columns that it may take: those of B, and after them a stand-in of its own. */
function rowsOf(candidates: readonly Candidate[], countA: number, countB: number, standIn: number): Row[] {
  const rows = Array.from({ length: countA }, (_, a): Row => [{ column: countB + a, cost: standIn }]);
  for (const { a, b, cost } of candidates) rows[a]?.push({ column: b, cost });
  return rows;
}

/** @returns for each column the row that has it, or −1: every row has one, at the least sum */
function assign(rows: readonly Row[], columns: number): Int32Array {
  const potentialOfRow = new Float64Array(rows.length);
  const potentialOfColumn = new Float64Array(columns);
  const rowAt = new Int32Array(columns).fill(-1);
  const columnOf = new Int32Array(rows.length).fill(-1);
  // Of one search; what it touched is put back after it.
  const best = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(columns).fill(-1);
  const isDone = new Uint8Array(columns);
  for (let root = 0; root < rows.length; root += 1) {
    const waiting = new NearestFirst();
    const touched: number[] = [];
    const done: number[] = [];
    let [row, reached, end] = [root, 0, -1];
    while (end === -1) {
      for (const { column, cost } of rows[row] as Row) {
        if (isDone[column]) continue;
        const through =
          reached + cost - (potentialOfRow[row] as number) - (potentialOfColumn[column] as number);
        if (through >= (best[column] as number)) continue;
        if (best[column] === Number.POSITIVE_INFINITY) touched.push(column);
        best[column] = through;
        from[column] = row;
        waiting.push(column, through);
      }
      // A row can always take its stand-in, so that the search ends before there is nothing left.
      let next = waiting.pop();
      while (isDone[next]) next = waiting.pop();
      isDone[next] = 1;
      done.push(next);
      reached = best[next] as number;
      if (rowAt[next] === -1) end = next;
      else row = rowAt[next] as number;
    }
    for (const column of done) {
      const gain = reached - (best[column] as number);
      potentialOfColumn[column] = (potentialOfColumn[column] as number) - gain;
      const holder = rowAt[column] as number;
      if (holder !== -1) potentialOfRow[holder] = (potentialOfRow[holder] as number) + gain;
    }
    potentialOfRow[root] = (potentialOfRow[root] as number) + reached;
    for (let column = end; column !== -1; ) {
      const taker = from[column] as number;
      const left = columnOf[taker] as number;
      rowAt[column] = taker;
      columnOf[taker] = column;
      column = left;
    }
    for (const column of touched) {
      best[column] = Number.POSITIVE_INFINITY;
      isDone[column] = 0;
    }
  }
  return rowAt;
}

/** Columns by how far they are: a binary heap, in which a column may stand more than once. */
class NearestFirst {
  private readonly columns: number[] = [];
  private readonly distances: number[] = [];

  push(column: number, distance: number): void {
    let at = this.columns.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((this.distances[above] as number) <= distance) break;
      this.put(at, this.columns[above] as number, this.distances[above] as number);
      at = above;
    }
    this.put(at, column, distance);
  }

  /** The nearest; there must be one. */
  pop(): number {
    const nearest = this.columns[0] as number;
    const column = this.columns.pop() as number;
    const distance = this.distances.pop() as number;
    const many = this.columns.length;
    if (many === 0) return nearest;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= many) break;
      if (below + 1 < many && (this.distances[below + 1] as number) < (this.distances[below] as number))
        below += 1;
      if ((this.distances[below] as number) >= distance) break;
      this.put(at, this.columns[below] as number, this.distances[below] as number);
      at = below;
    }
    this.put(at, column, distance);
    return nearest;
  }

  private put(at: number, column: number, distance: number): void {
    this.columns[at] = column;
    this.distances[at] = distance;
  }
}
