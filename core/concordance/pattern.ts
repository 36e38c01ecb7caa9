import { RE2JS } from "re2js";
import { z } from "zod";
import { foldCase } from "@/core/concordance/fold";
import { allOf, anyOf, type Needed, neededFor } from "@/core/concordance/needed";
import { type FoldedPattern, faultOfPattern } from "@/core/concordance/pattern-faults";
import { SoughtFault } from "@/core/concordance/sought-fault";

/** Most instructions of a compiled pattern: what bounds its work per character of text. */
const MAX_PROGRAM = 2_000;

export interface Pattern {
  program: RE2JS;
  needed: Needed;
}

/**
 * Compiles a regular expression in RE2's syntax, whose work grows with pattern × text and never explodes. Its
 * quotation marks and dashes are folded as texts are; without `matchCase` its letters too, and its classes of capitals, but no other escapes.
 * @throws SoughtFault for one that cannot be read, saying which part, or that is too large
 */
export function compilePattern(source: string, matchCase: boolean): Pattern {
  const pattern = foldPattern(source, matchCase);
  let program: RE2JS;
  try {
    program = RE2JS.compile(pattern.folded, RE2JS.MULTILINE);
  } catch (thrown) {
    throw faultOfPattern(thrown, source, pattern);
  }
  if (program.programSize() > MAX_PROGRAM) {
    throw new SoughtFault("This pattern is too large. Repeat less, or look for a part of it.");
  }
  return { program, needed: neededOf(program) };
}

const QUOTES = /[‘’‚‛′‵ʼʹˈ＇`´‹›]/gu;
const DOUBLE_QUOTES = /[“”„‟«»″‶〝〞〟＂]/gu;
const DASHES = /[‐‑‒–—―−⁃﹘﹣－]/gu;

/** An escape (`\W`, `\pL`, `\p{Greek}`, `\x{2019}`) or a group's name stays; everything else is folded. */
const KEPT = /\\(?:[pPx]\{[^}]*\}|[pP].|[\s\S])|\(\?P?<[^>]*>|\(\?[A-Za-z-]+[:)]/gu;

function foldPattern(source: string, matchCase: boolean): FoldedPattern {
  let folded = "";
  let at = 0;
  const grown: number[] = [];
  const fold = (part: string) => {
    // Nothing else is longer when it is folded.
    let dashes = 0;
    for (const { index } of part.matchAll(DASHES)) grown.push(folded.length + index + dashes++);
    const plain = part
      .replace(QUOTES, "'")
      .replace(DOUBLE_QUOTES, '"')
      // Between square brackets a bare hyphen would be a range.
      .replace(DASHES, "\\-")
      .replace(/\s/gu, " ");
    return matchCase ? plain : foldCase(plain).replace(/\[:(\^?)upper:\]/g, "[:$1lower:]");
  };
  for (const kept of source.matchAll(KEPT)) {
    folded += fold(source.slice(at, kept.index)) + (matchCase ? kept[0] : withoutCapitals(kept[0]));
    at = kept.index + kept[0].length;
  }
  folded += fold(source.slice(at));
  return { folded, grown };
}

/** Where capitals do not count the text has none: what asks for them (`\p{Lu}`) means any letter that can be one. */
const withoutCapitals = (kept: string): string => kept.replace(/^\\([pP])\{(\^?)L[ut]\}$/, "\\$1{$2Ll}");

/** RE2's own list of what a match must hold, which it keeps for its own searches. */
const PrefilterSchema: z.ZodType<{ type: number; str: string; subs: unknown[] }> = z.object({
  type: z.number(),
  str: z.string(),
  subs: z.array(z.unknown()),
});
const [EXACT, AND, OR] = [1, 2, 3];

const neededOf = (program: RE2JS): Needed => fromPrefilter(program.re2().prefilter);

function fromPrefilter(value: unknown): Needed {
  const prefilter = PrefilterSchema.safeParse(value);
  if (!prefilter.success) return null;
  const { type, str, subs } = prefilter.data;
  if (type === EXACT) return neededFor(foldCase(str));
  if (type === AND) return allOf(subs.map(fromPrefilter));
  return type === OR ? anyOf(subs.map(fromPrefilter)) : null;
}
