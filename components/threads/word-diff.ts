export interface DiffPart {
  kind: "same" | "added" | "removed";
  text: string;
}

/** More differing words than this are shown as one removal and one addition: nobody reads further. */
const MAX_EDITS = 400;

/**
 * What changed from one text to another, word by word; joined, the parts that are not `removed` give `to`
 * and those not `added` give `from`. Shortest edit script (Myers 1986), bounded by MAX_EDITS words.
 */
export function diffWords(from: string, to: string): DiffPart[] {
  const a = wordsOf(from);
  const b = wordsOf(to);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;

  const parts: DiffPart[] = [];
  const push = (kind: DiffPart["kind"], words: readonly string[]) => {
    if (words.length === 0) return;
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += words.join("");
    else parts.push({ kind, text: words.join("") });
  };
  push("same", a.slice(0, head));
  const middleA = a.slice(head, a.length - tail);
  const middleB = b.slice(head, b.length - tail);
  const script = shortestScript(middleA, middleB);
  if (script) {
    for (const { kind, word } of script) push(kind, [word]);
  } else {
    push("removed", middleA);
    push("added", middleB);
  }
  push("same", a.slice(a.length - tail));
  return parts;
}

/** Words with the white space that follows them, so that joining gives the text back. */
const wordsOf = (text: string): string[] =>
  text.match(/\s+|[\p{L}\p{N}\p{M}’']+\s*|[^\s\p{L}\p{N}\p{M}]\s*/gu) ?? [];

function shortestScript(a: readonly string[], b: readonly string[]) {
  /** Furthest x per diagonal, one snapshot for each number of edits. */
  const trace: Map<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= MAX_EDITS; edits++) {
    trace.push(furthest);
    furthest = new Map(furthest);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = furthest.get(diagonal + 1) ?? -1;
      const right = furthest.get(diagonal - 1) ?? -1;
      let x = diagonal === -edits || (diagonal !== edits && right < down) ? down : right + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      furthest.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return readBack(a, b, trace);
    }
  }
  return null;
}

function readBack(a: readonly string[], b: readonly string[], trace: readonly Map<number, number>[]) {
  const script: { kind: DiffPart["kind"]; word: string }[] = [];
  let x = a.length;
  let y = b.length;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const furthest = trace[edits] as Map<number, number>;
    const diagonal = x - y;
    const down = furthest.get(diagonal + 1) ?? -1;
    const right = furthest.get(diagonal - 1) ?? -1;
    const isDown = diagonal === -edits || (diagonal !== edits && right < down);
    const fromX = edits === 0 ? 0 : isDown ? down : right;
    const fromY = edits === 0 ? 0 : fromX - (isDown ? diagonal + 1 : diagonal - 1);
    while (x > fromX && y > fromY) {
      x--;
      y--;
      script.push({ kind: "same", word: a[x] as string });
    }
    if (edits === 0) break;
    if (isDown) script.push({ kind: "added", word: b[--y] as string });
    else script.push({ kind: "removed", word: a[--x] as string });
  }
  return script.reverse();
}
