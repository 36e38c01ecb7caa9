import type { Passage } from "@/core/disagreement/passages";

/** How uses of codes differ between two states of a map, use by use. */
export interface MapNews {
  added: number;
  /** At another place than before. */
  moved: number;
  gone: number;
}

/**
 * What has come, moved and gone since. A use is an annotation's code, so that another code is one gone and one added.
 * @returns null where nothing did
 */
export function newsBetween(before: readonly Passage[], after: readonly Passage[]): MapNews | null {
  const [old, now] = [placesOf(before), placesOf(after)];
  const news: MapNews = { added: 0, moved: 0, gone: 0 };
  for (const [use, place] of now) {
    const known = old.get(use);
    if (known === undefined) news.added += 1;
    else if (known !== place) news.moved += 1;
  }
  for (const use of old.keys()) if (!now.has(use)) news.gone += 1;
  return news.added + news.moved + news.gone === 0 ? null : news;
}

const placesOf = (passages: readonly Passage[]): Map<string, string> =>
  new Map(
    passages.flatMap(({ choices }) =>
      choices.flatMap(({ start, end, code, uses }) =>
        uses.map(({ annotationId }) => [`${annotationId} ${code}`, `${start} ${end}`] as const),
      ),
    ),
  );
