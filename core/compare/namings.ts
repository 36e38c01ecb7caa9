import { quotationAt } from "@/core/compare/quotations";
import type { ReadSentence, ReadText, Token } from "@/core/compare/tokens";
import type { TextRange } from "@/core/text/range";

/** How a name is held at a distance, or handed to somebody. */
export type Mark = "quoted" | "so-called" | "claimed" | "owned";

/** One way of naming a thing, with where. */
export interface Naming {
  /** As the text has it, with the marks around it. */
  words: string;
  marks: Mark[];
  places: TextRange[];
}

/** A thing that both texts name, and not in the same way. */
export interface NamedThing {
  key: string;
  left: Naming[];
  right: Naming[];
}

/** Most words before the noun that still belong to its name. */
const REACH = 3;
const SO_CALLED = /\bso-called\s*$/iu;
const CLAIMED = /^\s*(?:[—–,-]?\s*[\p{L}\s]{0,60}?\b)?(?:claims?|claimed|alleged|purported)\b/u;
const BEFORE_VERBS: ReadonlySet<string> = new Set(
  "to has have had will would can could may might must should shall do does did not".split(" "),
);
const OWNER = /['’]s?$/iu;
const MOST_THINGS = 8;

/**
 * What both texts speak of and name differently: nouns that both have (as one idea, see same-meaning.ts) with the
 * words that lead to them: "five territories" here, "so-called five territories" or "Russian-held territories"
 * there. Those that one of the texts puts in quotation marks, calls "so-called" or makes somebody's own come
 * first, then those that are named in most ways.
 */
export function namedThings(left: ReadText, right: ReadText): NamedThing[] {
  const [ours, theirs] = [namingsOf(left), namingsOf(right)];
  const things: (NamedThing & { weight: number })[] = [];
  for (const [key, mine] of ours) {
    const others = theirs.get(key);
    if (!others || !differ(mine, others)) continue;
    const all = [...mine, ...others];
    const marked = new Set(all.flatMap(({ marks }) => marks.filter((mark) => mark !== "owned")));
    const owned = all.some(({ marks }) => marks.includes("owned"));
    const weight = 4 * marked.size + (owned ? 1.5 : 0) + all.length;
    things.push({ key, left: mine, right: others, weight });
  }
  return things
    .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_THINGS)
    .map(({ weight: _, ...thing }) => thing);
}

/** Held at a distance by one of them, or named in three ways and more, not the same on both sides. */
function differ(mine: readonly Naming[], others: readonly Naming[]): boolean {
  const words = (namings: readonly Naming[]) => new Set(namings.map((one) => one.words.toLowerCase()));
  const [a, b] = [words(mine), words(others)];
  const isSame = a.size === b.size && [...a].every((one) => b.has(one));
  return (
    !isSame && (new Set([...a, ...b]).size > 2 || [...mine, ...others].some((one) => one.marks.length > 0))
  );
}

function namingsOf(read: ReadText): Map<string, Naming[]> {
  const found = new Map<string, Map<string, Naming>>();
  for (const sentence of read.sentences) {
    for (const [at, token] of sentence.tokens.entries()) {
      if (!isHead(read, sentence, at)) continue;
      const naming = namingAt(read, sentence, at);
      const known = found.get(token.key) ?? new Map<string, Naming>();
      found.set(token.key, known);
      const same = known.get(naming.words.toLowerCase());
      if (same) same.places.push(...naming.places);
      else known.set(naming.words.toLowerCase(), naming);
    }
  }
  return new Map([...found].map(([key, namings]) => [key, [...namings.values()]]));
}

/** A common noun at the end of its name: what follows begins something else. */
function isHead({ text }: ReadText, { tokens }: ReadSentence, at: number): boolean {
  const token = tokens[at] as Token;
  if (token.kind !== "word" || token.isFunctionWord || token.isCommon || token.form.length < 3) return false;
  if (/(?:ing|ed|ly|al|ic|ive|ous|ful)$/u.test(token.form)) return false;
  if (BEFORE_VERBS.has(tokens[at - 1]?.form.toLowerCase() ?? "")) return false;
  const next = tokens[at + 1];
  // A noun in the plural seldom leads another one; what follows a verb's ending is a verb.
  if (next?.kind === "word" && (/(?:ing|ed)$/u.test(next.form) || /[^s]s$/u.test(token.form))) return true;
  return !next || next.isFunctionWord || text.slice(token.end, next.start) !== " ";
}

function namingAt(read: ReadText, { tokens }: ReadSentence, at: number): Naming {
  const { text, quotations } = read;
  const head = tokens[at] as Token;
  let from = at;
  while (from > 0 && at - from < REACH && leadsTo(text, tokens, from)) from--;
  let start = (tokens[from] as Token).start;
  let end = head.end;
  const marks: Mark[] = [];
  if (tokens.slice(from, at).some((token) => OWNER.test(text.slice(token.start, token.end))))
    marks.push("owned");
  const soCalled = SO_CALLED.exec(text.slice(Math.max(0, start - 12), start));
  if (soCalled || /^so-called/iu.test(text.slice(start, end))) {
    marks.push("so-called");
    if (soCalled) start -= soCalled[0].length;
  }
  const quotation = quotationAt(quotations, head.start);
  if (quotation?.kind === "phrase" && quotation.start <= start && quotation.end >= end) {
    marks.push("quoted");
    ({ start, end } = quotation);
  }
  if (CLAIMED.test(text.slice(end, end + 90).split(/[.!?\n]/u)[0] ?? "")) marks.push("claimed");
  return { words: text.slice(start, end), marks, places: [{ start, end }] };
}

/** An adjective, a number or a name right before, in the same quotation or outside of both; not a verb. */
function leadsTo(text: string, tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1] as Token, tokens[at] as Token];
  if (before.isFunctionWord || before.isQuoted !== token.isQuoted) return false;
  if (!/^[ -]$/u.test(text.slice(before.end, token.start))) return false;
  if (before.kind !== "word") return true;
  // The "called" of "so-called", and what stands after "to" or a helping verb.
  if (text.slice(before.start - 3, before.start).toLowerCase() === "so-") return false;
  if (BEFORE_VERBS.has(tokens[at - 2]?.form.toLowerCase() ?? "")) return false;
  return !/(?:ing|s)$/u.test(before.form) || text[before.end] === "-";
}
