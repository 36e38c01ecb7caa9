import { explain } from "@/core/anchoring/backbone";
import { judge, type Verdict } from "@/core/anchoring/judge";
import { Matching } from "@/core/anchoring/matching";
import { firstTokenEndingAfter, tokenize, Vocabulary } from "@/core/anchoring/tokens";
import { Twins } from "@/core/anchoring/twins";
import type { TextRange } from "@/core/text/range";

export type Carried =
  | { status: "anchored"; start: number; end: number; why: "unchanged" | "carried" | "moved" }
  | { status: "review"; start: number; end: number; why: "edited" | "contested" }
  | { status: "orphan"; start: null; end: null; why: "gone" | "uncertain" };

export function carryAnchors(oldText: string, newText: string, ranges: readonly TextRange[]): Carried[] {
  const vocabulary = new Vocabulary();
  const old = tokenize(oldText, vocabulary);
  const fresh = tokenize(newText, vocabulary);
  const matching = new Matching(old, fresh, vocabulary);
  explain(matching);
  const twins = new Twins(matching);
  return ranges.map((range) => carry(matching, twins, range));
}

function carry(matching: Matching, twins: Twins, range: TextRange): Carried {
  const { old, fresh } = matching;
  const first = firstTokenEndingAfter(old, range.start);
  let last = first;
  while (last < old.count && (old.starts[last] ?? 0) < range.end) last++;
  last--;
  if (last < first) return { status: "orphan", start: null, end: null, why: "gone" };
  const verdict: Verdict = judge(matching, twins, first, last);
  if (verdict.status === "orphan") return { status: "orphan", start: null, end: null, why: verdict.why };
  let start = fresh.starts[verdict.first] ?? 0;
  let end = fresh.ends[verdict.last] ?? 0;
  if (verdict.status === "anchored" || verdict.why === "contested") {
    // The same tokens: a range that begins or ends inside of one does so in its image too.
    start += Math.max(0, range.start - (old.starts[first] ?? 0));
    end -= Math.max(0, (old.ends[last] ?? 0) - range.end);
    if (verdict.status === "review") return { status: verdict.status, start, end, why: verdict.why };
    const same = start === range.start && end === range.end;
    return { status: "anchored", start, end, why: same ? "unchanged" : verdict.why };
  }
  return { status: "review", start, end, why: verdict.why };
}
