import type { Token } from "@/core/compare/tokens";

/** How much, how many, or on which day of a month. */
export interface Quantity {
  /** Of a share, percent; of a day, the day. */
  value: number;
  kind: "count" | "share" | "day" | "year";
  /** The month that a day is of. */
  month: string;
  /** Said to be rough: "about", "more than". */
  isRough: boolean;
  /** Its tokens: index of the first and after the last. */
  from: number;
  to: number;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const ROUGHLY = words(
  "about some almost nearly over more than around roughly up to least fewer less approximately under close",
);
const MANY = new Map(
  Object.entries({
    dozen: 12,
    dozens: 12,
    hundred: 100,
    thousand: 1e3,
    million: 1e6,
    billion: 1e9,
    trillion: 1e12,
  }),
);
const PARTS = new Map(
  Object.entries({
    half: 2,
    third: 3,
    thirds: 3,
    quarter: 4,
    quarters: 4,
    fifth: 5,
    fifths: 5,
    tenth: 10,
  }),
);
const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(
  " ",
);
const BEFORE_YEARS = words("in since by of until till from late early and before after during");
const MONTHS = words("january february march april may june july august september october november december");

/**
 * The quantities of a sentence, in order: "2,300", "two thousand", "3.5 percent", "six in ten", "1 March". Of other
 * languages than English, the figures.
 */
export function quantitiesIn(text: string, tokens: readonly Token[], language: string): Quantity[] {
  const found: Quantity[] = [];
  const isEnglish = language.startsWith("en");
  const lower = tokens.map(({ form }) => (isEnglish ? form.toLowerCase() : ""));
  for (let at = 0; at < tokens.length; ) {
    const quantity = quantityAt(text, tokens, lower, at);
    if (quantity) found.push(quantity);
    at = quantity?.to ?? at + 1;
  }
  return found;
}

function quantityAt(
  text: string,
  tokens: readonly Token[],
  lower: readonly string[],
  from: number,
): Quantity | null {
  const rough = (at: number) =>
    ROUGHLY.has(lower[at - 1] ?? "") || (lower[at - 1] === "a" && ROUGHLY.has(lower[at - 2] ?? ""));
  const made = (value: number, kind: Quantity["kind"], to: number, month = ""): Quantity => ({
    value,
    kind,
    month,
    isRough: rough(from),
    from,
    to,
  });
  const word = lower[from] as string;
  const day = dayAt(tokens, lower, from);
  if (day) return made(day.value, "day", day.to, day.month);
  if (word === "half" && lower[from + 1] === "a" && lower[from + 2] === "dozen")
    return made(6, "count", from + 3);
  const part = PARTS.get(word);
  if (part !== undefined && (word === "half" || ["a", "one"].includes(lower[from - 1] ?? "")))
    return made(100 / part, "share", from + 1);
  const many = MANY.get(word);
  if (many !== undefined && lower[from - 1] === "a") return made(many, "count", from + 1);
  const figure = writtenAt(text, tokens, lower, from);
  if (figure === null) return null;
  const share = shareAt(text, tokens, lower, figure);
  if (share) return made(share.value, "share", share.to);
  const isYear =
    /^(?:19|20)\d\d$/u.test((tokens[from] as Token).form) &&
    figure.to === from + 1 &&
    (BEFORE_YEARS.has(lower[from - 1] ?? "") || MONTHS.has(lower[from - 1] ?? ""));
  return made(figure.value, isYear ? "year" : "count", figure.to);
}

interface Figure {
  value: number;
  to: number;
}

/** "2,300", "sixty-two", "two thousand", "1.2 billion". */
function writtenAt(
  text: string,
  tokens: readonly Token[],
  lower: readonly string[],
  from: number,
): Figure | null {
  let value = figureIn(tokens[from]);
  if (value === null) return null;
  let to = from + 1;
  const units = figureIn(tokens[to]);
  const isJoined = text[(tokens[from] as Token).end] === "-";
  if (isJoined && units !== null && value >= 20 && value < 100 && units < 10) {
    value += units;
    to++;
  }
  for (let many = MANY.get(lower[to] ?? ""); many !== undefined; many = MANY.get(lower[to] ?? "")) {
    value *= many;
    to++;
  }
  return { value, to };
}

/** What makes a figure a share, in percent: "two thirds", "six in ten", "3.5 percent", "25%". */
function shareAt(
  text: string,
  tokens: readonly Token[],
  lower: readonly string[],
  { value, to }: Figure,
): Figure | null {
  const [next, after] = [lower[to] ?? "", lower[to + 1] ?? ""];
  const parts = PARTS.get(next);
  if (parts !== undefined && value < parts) return { value: (100 * value) / parts, to: to + 1 };
  const whole = next === "in" || next === "of" ? to + 1 : next === "out" && after === "of" ? to + 2 : null;
  const all = whole === null ? null : figureIn(tokens[whole]);
  if (whole !== null && all !== null && all >= value && (all === 10 || all === 100))
    return { value: (100 * value) / all, to: whole + 1 };
  if (text[(tokens[to - 1] as Token).end] === "%") return { value, to };
  if (next === "percent" || next === "percentage") return { value, to: to + 1 };
  return next === "per" && after === "cent" ? { value, to: to + 2 } : null;
}

/** "1 March", "March 1", "the first of March". */
function dayAt(
  tokens: readonly Token[],
  lower: readonly string[],
  at: number,
): { value: number; month: string; to: number } | null {
  const isMonth = (word: string | undefined, token: Token | undefined) =>
    word !== undefined && MONTHS.has(word) && /^\p{Lu}/u.test(token?.form ?? "");
  const day = (index: number) => {
    const value = /^(\d{1,2})(?:st|nd|rd|th)?$/u.exec(lower[index] ?? "")?.[1];
    return value ? Number(value) : ORDINALS.indexOf(lower[index] ?? "") + 1;
  };
  if (isMonth(lower[at], tokens[at]) && day(at + 1) > 0)
    return { value: day(at + 1), month: lower[at] as string, to: at + 2 };
  if (day(at) === 0) return null;
  const month = lower[at + 1] === "of" ? at + 2 : at + 1;
  return isMonth(lower[month], tokens[month])
    ? { value: day(at), month: lower[month] as string, to: month + 1 }
    : null;
}

function figureIn(token: Token | undefined): number | null {
  if (token?.kind !== "number") return null;
  const value = Number.parseFloat(token.key);
  return Number.isFinite(value) ? value : null;
}

/** The same for the same quantity. */
export const quantityKey = ({ value, kind, month }: Quantity): string => `# ${kind} ${value} ${month}`;

/** How near two rough quantities must be to be one, as the ratio of the smaller to the larger. */
const NEAR_ENOUGH = 0.88;

/** 1 for the same quantity, less for one told roughly, 0 for another; symmetric. */
export function sameQuantity(one: Quantity, other: Quantity): number {
  if (one.kind !== other.kind || one.month !== other.month) return 0;
  if (one.value === other.value) return 1;
  if (one.kind === "day" || one.kind === "year" || !(one.isRough || other.isRough)) return 0;
  const [less, more] = [Math.min(one.value, other.value), Math.max(one.value, other.value)];
  return less > 3 && less / more >= NEAR_ENOUGH ? 0.7 : 0;
}

/** How telling a quantity is, in (0, 1]: two may be anything. */
export function tellingOf({ value, kind }: Quantity): number {
  if (kind === "day") return 1;
  if (kind === "count" && value <= 3) return 0.3;
  return kind === "count" && value <= 12 ? 0.7 : 1;
}
