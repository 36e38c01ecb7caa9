/** Where in a query's written form something stands: UTF-16 code units, half-open. */
export interface QueryPlace {
  start: number;
  end: number;
}

/** Says what is wrong, and where. */
export class QueryFault extends Error {
  override readonly name = "QueryFault";

  readonly at: QueryPlace;

  constructor(message: string, { start, end }: QueryPlace) {
    super(message);
    this.at = { start, end };
  }
}

export type QueryToken = QueryPlace &
  (
    | { kind: "open" | "close" | "and" | "or" | "not" }
    /** `key` is what stands before the colon, null where there is none; `valueAt` is within quotation marks. */
    | { kind: "term"; key: string | null; value: string; isQuoted: boolean; valueAt: QueryPlace }
  );

const CLOSING: Record<string, string> = { '"': '"', "“": "”", "„": "“", "«": "»" };
const WORDS: Record<string, "and" | "or" | "not"> = { AND: "and", OR: "or", NOT: "not" };
const KEY = /[A-Za-z]+:/y;
/** A value ends at white space, a bracket or a quotation mark. */
const BARE = /[^\s()"“„«]+/y;

/** @throws QueryFault for a quotation mark that is not closed */
export function readTokens(text: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  for (let at = 0; at < text.length; ) {
    const character = text[at] ?? "";
    if (/\s/u.test(character)) {
      at++;
      continue;
    }
    const token = readToken(text, at, character);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function readToken(text: string, start: number, character: string): QueryToken {
  if (character === "(") return { kind: "open", start, end: start + 1 };
  if (character === ")") return { kind: "close", start, end: start + 1 };
  // A dash right before a condition denies it, as in search engines.
  if (character === "-" && /\S/u.test(text[start + 1] ?? "")) return { kind: "not", start, end: start + 1 };
  const word = bareAt(text, start);
  const operator = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (operator) return { kind: operator, start, end: start + word.length };
  KEY.lastIndex = start;
  const key = KEY.exec(text)?.[0].slice(0, -1) ?? null;
  const from = key === null ? start : start + key.length + 1;
  const closing = CLOSING[text[from] ?? ""];
  if (closing !== undefined) {
    const { value, end } = readQuoted(text, from, closing);
    return {
      kind: "term",
      key,
      value,
      isQuoted: true,
      valueAt: { start: from + 1, end: end - 1 },
      start,
      end,
    };
  }
  const value = bareAt(text, from);
  const end = from + value.length;
  return { kind: "term", key, value, isQuoted: false, valueAt: { start: from, end }, start, end };
}

function bareAt(text: string, at: number): string {
  BARE.lastIndex = at;
  return BARE.exec(text)?.[0] ?? "";
}

/** In quotation marks, `\"` is a mark and `\\` a backslash. */
function readQuoted(text: string, from: number, closing: string): { value: string; end: number } {
  let value = "";
  for (let at = from + 1; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === closing) return { value, end: at + 1 };
    const next = text[at + 1] ?? "";
    if (character === "\\" && (next === "\\" || next === closing)) {
      value += next;
      at++;
    } else value += character;
  }
  throw new QueryFault("This quotation mark is not closed.", { start: from, end: text.length });
}
