"use client";

import Link from "next/link";
import { useMemo, useState } from "react";
import { LoadMore } from "@/components/api/load-more";
import { RequestFailure, request } from "@/components/api/request";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import type { MatchedInContext } from "@/core/annotation-query/matched";
import type { CodeRef } from "@/core/codebook";
import { sortLines } from "@/core/concordance/lines";
import type { Page } from "@/core/page";
import { queries as words } from "@/messages/en/queries";
import { MatchedCard, MatchedLine } from "./matched-card";
import { type QueryAsk, queriesHref, VIEWS } from "./query-ask";

export interface FoundProps {
  ask: QueryAsk;
  counts: { annotations: number; articles: number };
  first: Page<MatchedInContext>;
  codes: readonly CodeRef[];
  groups: readonly { id: string; name: string }[];
}

const SORTS = ["date", "after", "before"] as const;

/** What a query finds, as cards or as aligned lines, page by page. */
export function Found({ ask, counts, first, codes, groups }: FoundProps) {
  const [pages, setPages] = useState<readonly Page<MatchedInContext>[]>([first]);
  const [isLoading, setLoading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [sort, setSort] = useState<(typeof SORTS)[number]>("date");
  const byId = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes]);
  const groupNames = useMemo(() => new Map(groups.map(({ id, name }) => [id, name])), [groups]);
  const items = pages.flatMap((page) => page.items);
  const next = pages.at(-1)?.next ?? null;

  async function more() {
    if (next === null) return;
    setLoading(true);
    setProblem(null);
    try {
      const query = new URLSearchParams({ query: ask.q, cursor: next });
      const page = await request<Page<MatchedInContext>>("GET", `/api/annotation-queries?${query}`);
      setPages([...pages, page]);
    } catch (thrown) {
      setProblem(thrown instanceof RequestFailure ? thrown.message : words.notLoaded);
    } finally {
      setLoading(false);
    }
  }

  return (
    <section aria-label={words.list}>
      <div className="mb-2 flex min-h-9 flex-wrap items-center gap-x-4 gap-y-2">
        <p className="tabular font-semibold" role="status">
          {words.found(counts.annotations, counts.articles)}
        </p>
        <nav aria-label={words.views.label} className="flex gap-1">
          {VIEWS.map((view) => (
            <Link
              key={view}
              href={queriesHref({ q: ask.q, view })}
              replace
              scroll={false}
              prefetch={false}
              aria-current={ask.view === view ? "true" : undefined}
              className="inline-flex min-h-7 items-center rounded-full px-2.5 text-soft text-sm no-underline hover:bg-ink/7 aria-[current]:bg-accent-wash aria-[current]:font-semibold aria-[current]:text-accent pointer-coarse:min-h-11"
            >
              {words.views[view]}
            </Link>
          ))}
        </nav>
        {ask.view === "kwic" && items.length > 1 ? (
          <Select
            label={words.sort.label}
            hideLabel
            value={sort}
            onChange={(event) => setSort(SORTS.find((one) => one === event.target.value) ?? "date")}
            className="w-40"
          >
            {SORTS.map((one) => (
              <option key={one} value={one}>
                {words.sort[one]}
              </option>
            ))}
          </Select>
        ) : null}
        {sort !== "date" && next !== null ? (
          <p className="text-muted text-sm">{words.sortedShown(items.length)}</p>
        ) : null}
        {items.length > 0 ? (
          <LinkButton
            href={`/exports?${new URLSearchParams({ query: ask.q })}`}
            prefetch={false}
            size="small"
            variant="secondary"
            className="ms-auto"
          >
            {words.takeOut}
          </LinkButton>
        ) : null}
      </div>
      {items.length === 0 ? (
        <EmptyState title={words.none}>{words.noneHint}</EmptyState>
      ) : ask.view === "kwic" ? (
        <ol>
          {sortLines(items.map(toSortable), sort).map(({ one }) => (
            <MatchedLine key={one.annotation.id} one={one} codes={byId} />
          ))}
        </ol>
      ) : (
        <ul>
          {items.map((one) => (
            <MatchedCard key={one.annotation.id} one={one} codes={byId} groupNames={groupNames} />
          ))}
        </ul>
      )}
      <div className="mt-4">
        <LoadMore notLoaded={words.notLoaded} problem={problem} isLoading={isLoading} onMore={more}>
          {next === null ? null : words.more}
        </LoadMore>
      </div>
    </section>
  );
}

const toSortable = (one: MatchedInContext) => ({
  one,
  before: one.context?.before ?? "",
  hit: one.annotation.target?.quote.exact ?? "",
  after: one.context?.after ?? "",
  title: one.article.title,
});
