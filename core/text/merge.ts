import { diffKeys } from "@/core/anchoring/linear-diff";
import { isAlike } from "@/core/text/paragraph-diff";

/** A stretch of lines that both sides agree on, or one that both changed, differently. */
export type MergePart =
  | { kind: "agreed"; lines: readonly string[] }
  | {
      kind: "conflict";
      base: readonly string[];
      mine: readonly string[];
      theirs: readonly string[];
    };

const MOST_STEPS = 2_000_000;

/**
 * Puts two sets of changes to one text together, line by line (three-way merge; the algorithm of diff3, see
 * S. Khanna, K. Kunal, B. Pierce, “A Formal Investigation of Diff3”, 2007). What only one side changed is
 * taken from there; what both changed in the same way is agreed on too.
 */
export function mergeLines(base: string, mine: string, theirs: string): MergePart[] {
  const [o, a, b] = [base.split("\n"), mine.split("\n"), theirs.split("\n")];
  const keys = new Map<string, number>();
  const keyOf = (line: string) => {
    const known = keys.get(line) ?? keys.size;
    keys.set(line, known);
    return known;
  };
  const [keysOfO, keysOfA, keysOfB] = [o, a, b].map((lines) => Int32Array.from(lines, keyOf));
  const none = new Int32Array(o.length).fill(-1);
  const inA = diffKeys(keysOfO ?? none, keysOfA ?? none, { steps: MOST_STEPS }) ?? none;
  const inB = diffKeys(keysOfO ?? none, keysOfB ?? none, { steps: MOST_STEPS }) ?? none;

  const parts: MergePart[] = [];
  let [atO, atA, atB] = [0, 0, 0];
  for (let at = 0; at <= o.length; at++) {
    const isEnd = at === o.length;
    const toA = isEnd ? a.length : (inA[at] ?? -1);
    const toB = isEnd ? b.length : (inB[at] ?? -1);
    // Lines that stand in all three cut the texts into chunks.
    if (toA < 0 || toB < 0) continue;
    for (const [base, mine, theirs] of apart(o.slice(atO, at), a.slice(atA, toA), b.slice(atB, toB))) {
      push(parts, settle(base, mine, theirs));
    }
    if (!isEnd) push(parts, { kind: "agreed", lines: [o[at] as string] });
    [atO, atA, atB] = [at + 1, toA + 1, toB + 1];
  }
  return parts;
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((line, at) => line === b[at]);

type Chunk = [base: readonly string[], mine: readonly string[], theirs: readonly string[]];

/**
 * Neighbouring lines that were changed by one or the other are told apart where each line can be recognised in
 * all three texts: whoever changed one of them then decides about that one alone.
 */
function apart(base: readonly string[], mine: readonly string[], theirs: readonly string[]): Chunk[] {
  const isRow = base.length === mine.length && base.length === theirs.length;
  const isKnown = base.every((line, at) => isAlike(line, mine[at] ?? "") && isAlike(line, theirs[at] ?? ""));
  if (!isRow || !isKnown) return [[base, mine, theirs]];
  return base.map((line, at): Chunk => [[line], [mine[at] ?? ""], [theirs[at] ?? ""]]);
}

function settle(base: readonly string[], mine: readonly string[], theirs: readonly string[]): MergePart {
  if (isSame(mine, theirs) || isSame(base, theirs)) return { kind: "agreed", lines: mine };
  if (isSame(base, mine)) return { kind: "agreed", lines: theirs };
  return { kind: "conflict", base, mine, theirs };
}

function push(parts: MergePart[], part: MergePart): void {
  const last = parts.at(-1);
  if (part.kind === "agreed") {
    if (part.lines.length === 0) return;
    if (last?.kind === "agreed") parts[parts.length - 1] = { ...last, lines: [...last.lines, ...part.lines] };
    else parts.push(part);
  } else {
    parts.push(part);
  }
}

/** The merged text, with the nth conflict settled as `choices[n]` says; yours where it says nothing. */
export function mergedText(parts: readonly MergePart[], choices: readonly ("mine" | "theirs")[]): string {
  let conflict = 0;
  return parts
    .flatMap((part) => (part.kind === "agreed" ? part.lines : part[choices[conflict++] ?? "mine"]))
    .join("\n");
}
