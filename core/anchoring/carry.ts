import { explain } from "@/core/anchoring/backbone";
import { judge, type Verdict } from "@/core/anchoring/judge";
import { Matching } from "@/core/anchoring/matching";
import { firstTokenEndingAfter, tokenize, Vocabulary } from "@/core/anchoring/tokens";
import { Twins } from "@/core/anchoring/twins";
import { endWithin, startWithin } from "@/core/anchoring/within-token";
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
  return ranges.map((range) => carry(matching, twins, oldText, newText, range));
}

function carry(
  matching: Matching,
  twins: Twins,
  oldText: string,
  newText: string,
  range: TextRange,
): Carried {
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
    const head = {
      text: oldText.slice(old.starts[first], old.ends[first]),
      at: range.start - (old.starts[first] ?? 0),
    };
    const tail = {
      text: oldText.slice(old.starts[last], old.ends[last]),
      at: range.end - (old.starts[last] ?? 0),
    };
    const newHead = newText.slice(start, fresh.ends[verdict.first]);
    const lastStart = fresh.starts[verdict.last] ?? 0;
    if (head.at > 0) start += startWithin(head.text, head.at, newHead);
    if (tail.at < tail.text.length)
      end = lastStart + endWithin(tail.text, tail.at, newText.slice(lastStart, end));
    if (verdict.status === "review") return { status: verdict.status, start, end, why: verdict.why };
    const same = start === range.start && end === range.end;
    return { status: "anchored", start, end, why: same ? "unchanged" : verdict.why };
  }
  return { status: "review", start, end, why: verdict.why };
}
