import type { CodeRef } from "@/core/codebook";

/** What a layer of annotations holds, counted; the same for one article, a group and a codebook. */
export interface Findings {
  annotations: number;
  people: number;
  articles: number;
  comments: number;
  /** Annotations without any code. */
  uncoded: number;
  /** Most used first. */
  codes: CodeCount[];
  /** Most annotated first; at most `MOST_ROWS`. */
  byArticle: Row[];
  /** Who annotated most comes first; at most `MOST_ROWS`. */
  byPerson: Row[];
  /**
   * How often one person gave two of the most used codes to words that overlap, in one annotation or in two; `one`
   * is the earlier in `codes`. Where two people differ, that is no such pair.
   */
  together: { one: string; other: string; count: number }[];
  /** From the first week with an annotation to the last, none left out; at most two years. */
  weeks: { week: string; annotations: number; comments: number }[];
  /** Before the first of these weeks. */
  earlier: { annotations: number; comments: number };
}

export interface CodeCount {
  codeId: string;
  annotations: number;
  people: number;
  articles: number;
}

/** An article or a person, with how many annotations, and how many with which code. */
export interface Row {
  id: string;
  annotations: number;
  codes: { codeId: string; count: number }[];
}

/** A passage worth looking at, with where to read it. */
export interface Passage {
  annotationId: string;
  articleSlug: string;
  articleTitle: string;
  language: string;
  quote: string;
  /** Comments, people or whatever the list is of. */
  count: number;
}

/** A place in an article at which people chose different codes of one codebook. */
export interface Dispute {
  articleId: string;
  articleSlug: string;
  articleTitle: string;
  language: string;
  annotationId: string;
  quote: string;
  people: number;
  /** Most chosen first. */
  codes: { codeId: string; people: number }[];
}

export interface AgreementWeek {
  /** ISO date of its Monday. */
  week: string;
  /** Mean pairwise span F1 over the articles that at least two people coded, of all that was coded up to then. */
  f1: number;
}

export interface Analysis {
  group: { id: string; slug: string; name: string; isPublic: boolean };
  findings: Findings;
  /** Every code that can stand in the group. */
  codes: CodeRef[];
  articles: Map<string, { slug: string; title: string }>;
  people: Map<string, string>;
  discussed: Passage[];
  disputes: Dispute[];
  examples: Map<string, Passage[]>;
  agreement: AgreementWeek[] | null;
  /** Of one article; else null. */
  density: number[] | null;
}

export const MOST_ROWS = 12;
export const MOST_CODES = 10;

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** Weeks that a picture has room for: two years. */
const MOST_WEEKS = 104;

/**
 * Every week between the first and the last, also those in which nothing happened; of more, the newest.
 * @param found ISO dates of Mondays, in order
 */
export function everyWeek(
  found: readonly { week: string; annotations: number; comments: number }[],
): Findings["weeks"] {
  const byWeek = new Map(found.map((one) => [Date.parse(one.week), one]));
  const last = Math.max(...byWeek.keys());
  const first = Math.max(Math.min(...byWeek.keys()), last - (MOST_WEEKS - 1) * WEEK_MS);
  const weeks: Findings["weeks"] = [];
  for (let at = first; at <= last; at += WEEK_MS) {
    const known = byWeek.get(at);
    weeks.push({
      week: new Date(at).toISOString(),
      annotations: known?.annotations ?? 0,
      comments: known?.comments ?? 0,
    });
  }
  return weeks;
}

/** What of `found` is older than the first of the weeks that are shown. */
export function earlierThan(
  weeks: Findings["weeks"],
  found: readonly { week: string; annotations: number; comments: number }[],
): Findings["earlier"] {
  const first = Date.parse(weeks[0]?.week ?? "");
  const earlier = { annotations: 0, comments: 0 };
  for (const { week, annotations, comments } of found) {
    if (!(Date.parse(week) < first)) continue;
    earlier.annotations += annotations;
    earlier.comments += comments;
  }
  return earlier;
}

/**
 * How many passages touch each of `buckets` parts of a text, from how many begin in which and end in which: what
 * PostgreSQL counts, so that no passage is read one by one.
 */
export function densityFromEnds(
  buckets: number,
  ends: readonly { first: number; last: number; count: number }[],
): number[] {
  const change = new Array<number>(buckets + 1).fill(0);
  for (const { first, last, count } of ends) {
    change[first] = (change[first] ?? 0) + count;
    change[last + 1] = (change[last + 1] ?? 0) - count;
  }
  let touching = 0;
  return change.slice(0, buckets).map((step) => {
    touching += step;
    return touching;
  });
}
