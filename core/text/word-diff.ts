import { diffKeys } from "@/core/anchoring/linear-diff";

export interface DiffPart {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Bounds the work by a count: texts that differ in more are shown as one removal and one addition. */
const MOST_STEPS = 400_000;

/**
 * What changed from one text to another, word by word; joined, the parts that are not `removed` give `to`
 * and those not `added` give `from`. What was removed stands before what was added in its place.
 */
export function diffWords(from: string, to: string): DiffPart[] {
  const a = wordsOf(from);
  const b = wordsOf(to);
  const keys = new Map<string, number>();
  const keyOf = (word: string) => {
    const known = keys.get(word) ?? keys.size;
    keys.set(word, known);
    return known;
  };
  const keysOfA = Int32Array.from(a, keyOf);
  const keysOfB = Int32Array.from(b, keyOf);
  const matches = diffKeys(keysOfA, keysOfB, { steps: MOST_STEPS });

  const parts: DiffPart[] = [];
  const push = (kind: DiffPart["kind"], words: readonly string[]) => {
    if (words.length === 0) return;
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += words.join("");
    else parts.push({ kind, text: words.join("") });
  };
  if (matches === null) {
    push("removed", a);
    push("added", b);
    return parts;
  }
  let atA = 0;
  let atB = 0;
  for (let at = 0; at <= a.length; at++) {
    const match = at < a.length ? (matches[at] ?? -1) : b.length;
    if (match < 0) continue;
    push("removed", a.slice(atA, at));
    push("added", b.slice(atB, match));
    push("same", a.slice(at, at + 1));
    atA = at + 1;
    atB = match + 1;
  }
  return parts;
}

/** Words with the white space that follows them, so that joining gives the text back. */
export const wordsOf = (text: string): string[] =>
  text.match(/\s+|[\p{L}\p{N}\p{M}’']+\s*|[^\s\p{L}\p{N}\p{M}]\s*/gu) ?? [];
