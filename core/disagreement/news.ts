import type { Passage } from "@/core/disagreement/passages";

/** How two states of a map differ: use by use of the codes, and by who counts. */
export interface MapNews {
  added: number;
  /** At another place than before. */
  moved: number;
  gone: number;
  /** People who have finished, or taken that back, without any use of a code. */
  finished: number;
  reopened: number;
}

/**
 * What has come, moved and gone since. A use is an annotation's code, so that another code is one gone and one added.
 * @returns null where nothing did
 */
export function newsBetween(before: readonly Passage[], after: readonly Passage[]): MapNews | null {
  const [old, now] = [placesOf(before), placesOf(after)];
  const news: MapNews = {
    added: 0,
    moved: 0,
    gone: 0,
    finished: newTo(before, after),
    reopened: newTo(after, before),
  };
  for (const [use, place] of now) {
    const known = old.get(use);
    if (known === undefined) news.added += 1;
    else if (known !== place) news.moved += 1;
  }
  for (const use of old.keys()) if (!now.has(use)) news.gone += 1;
  return Object.values(news).every((count) => count === 0) ? null : news;
}

/** How many look at `after` who did not at `before`, and marked nothing. Where there is no passage, it says of nobody. */
function newTo(before: readonly Passage[], after: readonly Passage[]): number {
  if (before.length === 0) return 0;
  const known = new Set(before.flatMap(({ marked, silent }) => [...marked, ...silent]));
  const marked = new Set(after.flatMap((one) => one.marked));
  const silent = new Set(after.flatMap((one) => one.silent));
  return [...silent].filter((person) => !marked.has(person) && !known.has(person)).length;
}

const placesOf = (passages: readonly Passage[]): Map<string, string> =>
  new Map(
    passages.flatMap(({ choices }) =>
      choices.flatMap(({ start, end, code, uses }) =>
        uses.map(({ annotationId }) => [`${annotationId} ${code}`, `${start} ${end}`] as const),
      ),
    ),
  );
