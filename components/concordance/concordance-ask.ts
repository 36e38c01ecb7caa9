import type { ConcordanceSort, Sought } from "@/core/concordance/request";

/** As `core/concordance/request` has it, without what comes along with it. */
const MAX_SOUGHT = 200;

/** What the page asks, as it stands in its address. */
export interface ConcordanceAsk extends Sought {
  sort: ConcordanceSort;
  /** Slug of the group whose tags are shown; "" for Public. */
  group: string;
}

/** Without what is the same when it is left out. */
export function searchParamsOf({ q, match, case: matchCase, sort, group }: ConcordanceAsk): URLSearchParams {
  return new URLSearchParams([
    ["q", q],
    ...(match === "words" ? [] : [["match", match]]),
    ...(matchCase ? [["case", "1"]] : []),
    ...(sort === "date" ? [] : [["sort", sort]]),
    ...(group === "" ? [] : [["group", group]]),
  ]);
}

export const concordanceHref = (ask: Partial<ConcordanceAsk> & { q: string }): string =>
  `/concordance?${searchParamsOf({ match: "words", case: false, sort: "date", group: "", ...ask })}`;

/** The search for words as they stand in a text, as far as a search takes them. */
export const phraseHref = (words: string): string => {
  const phrase = words.replace(/\s+/gu, " ").trim().replace(/[*]/g, "\\*");
  return concordanceHref({ q: phrase.slice(0, MAX_SOUGHT).toWellFormed() });
};
