import { SoughtFault } from "@/core/concordance/sought-fault";
import type { TextRange } from "@/core/text/range";

/** A pattern as it is compiled, and the places in it at which a unit more stands than was written. */
export interface FoldedPattern {
  folded: string;
  grown: readonly number[];
}

/** What RE2 says, in our words; the first that fits. */
const FAULTS: readonly [RegExp, string][] = [
  [/missing closing \)/, "A round bracket is not closed."],
  [/missing closing \]/, "A square bracket is not closed."],
  [/unexpected \)/, "A round bracket closes nothing."],
  [
    /invalid repeat count: `\{(?!1\d{3}|[2-9]\d{3})\d+,\d{1,3}\}`/,
    "This repeats fewer times than it says before.",
  ],
  [/invalid repeat count/, "Repeats go up to 1,000, also all together."],
  [/trailing backslash/, "A backslash needs something after it; two stand for one."],
  [/invalid escape/, "There is no such escape. What was found before (\\1) cannot be asked for."],
  [/Perl syntax: `\(\?<?[=!]/, "Looking ahead or behind is not possible here."],
  [
    /Perl syntax|named capture/,
    "There is no such group. (?:…) is one without a name, (?i) lets capitals pass.",
  ],
  [/missing argument/, "There is nothing before it to repeat."],
  [/nested repetition/, "Something that repeats cannot be repeated without brackets."],
  [/character class range: `[^[\\]/, "This range ends before it begins."],
  [/character class range/, "There is no such class of characters."],
];

/** What is wrong with a pattern that RE2 does not take, and where in what was written. */
export function faultOfPattern(
  thrown: unknown,
  source: string,
  { folded, grown }: FoldedPattern,
): SoughtFault {
  const said = thrown instanceof Error ? thrown.message : "";
  const message = FAULTS.find(([pattern]) => pattern.test(said))?.[1] ?? "This pattern cannot be read.";
  // Of round brackets, RE2 names the whole pattern.
  if (/(?:missing closing|unexpected) \)/.test(said))
    return new SoughtFault(message, unpairedBracket(source));
  if (said.includes("trailing backslash"))
    return new SoughtFault(message, { start: source.length - 1, end: source.length });
  const part = /: `([\s\S]*)`$/.exec(said)?.[1] ?? "";
  const at = part === "" ? -1 : folded.lastIndexOf(part);
  if (at < 0) return new SoughtFault(message);
  const written = (place: number) => place - grown.filter((one) => one < place).length;
  return new SoughtFault(message, { start: written(at), end: written(at + part.length) });
}

/** An escape, what stands between `\Q` and `\E`, a class of characters, or a round bracket. */
const BRACKETS = /\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\^?\w+:\]|[^\]\\])*\]|[()]/gu;

/** The first round bracket that closes nothing, else the last that is not closed. */
function unpairedBracket(source: string): TextRange | null {
  const open: number[] = [];
  for (const { 0: found, index } of source.matchAll(BRACKETS)) {
    if (found === "(") open.push(index);
    else if (found === ")" && open.pop() === undefined) return { start: index, end: index + 1 };
  }
  const last = open.at(-1);
  return last === undefined ? null : { start: last, end: last + 1 };
}
