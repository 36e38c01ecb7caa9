/** A name that may be written in a query, and the words it is also known by, such as a title. */
export interface KnownName {
  name: string;
  title?: string;
}

/** Most names that are offered for one that is not known. */
const MOST = 3;
/** UTF-16 code units that are compared; names are shorter, titles of articles need not be. */
const COMPARED = 80;

/**
 * Those of the known names that somebody may have meant, the likeliest first: written nearly so (a letter more, less,
 * other or changed places with the next, in three), or having what was written in them. Titles count as names.
 */
export function nearestNames(wanted: string, known: Iterable<KnownName>): string[] {
  const sought = comparable(wanted);
  if (sought === "") return [];
  const scores = new Map<string, number>();
  for (const { name, title } of known) {
    const score = Math.min(distance(sought, comparable(name)), distance(sought, comparable(title ?? "")));
    if (score < (scores.get(name) ?? Number.POSITIVE_INFINITY)) scores.set(name, score);
  }
  return [...scores]
    .sort(([a, first], [b, second]) => first - second || a.length - b.length || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([name]) => name);
}

/** Without case, accents and what stands between words. */
const comparable = (name: string): string =>
  name
    .slice(0, COMPARED)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}/]+/gu, "-")
    .replace(/^-|-$/g, "");

/** 0 for the same; not a number of anything beyond that, only an order. Infinite where nobody would have meant it. */
function distance(sought: string, name: string): number {
  if (name === "") return Number.POSITIVE_INFINITY;
  const allowed = Math.max(1, Math.floor(sought.length / 3));
  const edits = editsBetween(sought, name, allowed);
  if (edits <= allowed) return edits;
  const isWithin = sought.length > 2 && (name.includes(sought) || sharesWords(sought, name));
  return isWithin ? COMPARED + name.length : Number.POSITIVE_INFINITY;
}

const sharesWords = (sought: string, name: string): boolean => {
  const words = new Set(name.split(/[-/]/));
  return sought.split(/[-/]/).every((word) => words.has(word));
};

/**
 * Optimal string alignment (a restricted Damerau–Levenshtein distance), counted no further than `most`: more is
 * told as `most + 1`. Time grows with the product of the lengths.
 */
function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const kept = (last[j - 1] ?? 0) + (isSame ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : kept;
      row.push(Math.min(kept, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
