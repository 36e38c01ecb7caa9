export const VIEWS = ["list", "kwic"] as const;
export type QueryView = (typeof VIEWS)[number];

/** What the page asks, as it stands in its address. */
export interface QueryAsk {
  /** The written form. */
  q: string;
  view: QueryView;
}

export function queriesHref({ q, view = "list" }: { q: string; view?: QueryView }): string {
  const query = new URLSearchParams([
    ...(q === "" ? [] : [["q", q]]),
    ...(view === "list" ? [] : [["view", view]]),
  ]);
  return query.size === 0 ? "/queries" : `/queries?${query}`;
}
