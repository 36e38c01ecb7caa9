import type { Token } from "@/core/compare/tokens";

/** Somebody or something that a text names and that can speak. UTF-16 code units. */
export interface Named {
  /** The same for "Steve Witkoff" and "Witkoff". */
  key: string;
  name: string;
  start: number;
  end: number;
  /** Index of its first and after its last token in the sentence. */
  from: number;
  to: number;
}

/** They stand before a name, or are made of a country's; nobody speaks as one. Of English. */
const NOT_A_NAME: ReadonlySet<string> = new Set(
  (
    "president prime minister gen general lt col maj capt sgt sen senator rep mr mrs ms dr prof sir king queen prince " +
    "director chairman chief mayor governor judge justice pope friday monday tuesday wednesday thursday saturday sunday " +
    "january february march april may june july august september october november december " +
    "american americans russian russians ukrainian ukrainians chinese british french german european israeli " +
    "palestinian iranian western eastern northern southern middle east special u.s us okay come look please " +
    "nobody noone everybody everyone somebody someone anybody anyone nothing everything something"
  ).split(" "),
);

/** The names of a sentence outside of its quotations, in order. */
export function namesIn(text: string, tokens: readonly Token[]): Named[] {
  const names: Named[] = [];
  for (let from = 0; from < tokens.length; from++) {
    if (!isPart(tokens[from], from)) continue;
    let to = from + 1;
    while (to < tokens.length && isPart(tokens[to], to) && areJoined(text, tokens[to - 1], tokens[to])) to++;
    const first = tokens[from] as Token;
    const last = tokens[to - 1] as Token;
    const name = tokens.slice(from, to).map(({ form }) => form);
    names.push({
      key: last.form.toLowerCase(),
      name: name.join(" "),
      start: first.start,
      end: last.end,
      from,
      to,
    });
    from = to - 1;
  }
  return names;
}

function isPart(token: Token | undefined, at: number): boolean {
  if (token?.kind !== "name" || token.isQuoted || (at === 0 && token.isFunctionWord)) return false;
  return !isTitle(token);
}

/** "President", "Ukrainian", "Gen.": stands before a name without being part of it. */
export const isTitle = ({ form }: Token): boolean => NOT_A_NAME.has(form.toLowerCase());

/** Nothing but a blank between them, and the first is no owner of the second ("Fox News' Sean Hannity"). */
function areJoined(text: string, one: Token | undefined, two: Token | undefined): boolean {
  if (!one || !two) return false;
  return /^\s+$/u.test(text.slice(one.end, two.start)) && one.end - one.start === one.form.length;
}
