import type { QueueFilter } from "@/components/moderation/queue-filters";
import { ListCasesSchema } from "@/core/moderation/case";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

const NAMES = ["kind", "article", "author", "hours", "claimed", "order"] as const;

/** What an address asks of the queue; what it cannot ask for is left out. */
export function readFilter(query: Record<string, string | string[] | undefined>): QueueFilter {
  const filter: QueueFilter = {};
  for (const name of NAMES) {
    const value = query[name];
    if (typeof value !== "string" || value === "") continue;
    if (ListCasesSchema.shape[name].safeParse(value).success) filter[name] = value;
  }
  return filter;
}
