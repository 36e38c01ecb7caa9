"use client";

import { useReader } from "@/components/reader/reader-context";
import { NO_FILTER } from "@/components/reader/view-store";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { margin } from "@/messages/en/margin";

/** Nothing to show: nothing has been marked, or the filter lets nothing through. */
export function MarginEmpty({ isFiltered }: { isFiltered: boolean }) {
  const { data, view } = useReader();
  if (!isFiltered) {
    return (
      <EmptyState title={margin.none.title} level={3} compact>
        {data.canAnnotate ? margin.none.hint : margin.none.readOnly}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={margin.noMatch.title}
      level={3}
      compact
      action={
        <Button size="small" onClick={() => view.setState({ filter: NO_FILTER })}>
          {margin.noMatch.clear}
        </Button>
      }
    >
      {margin.noMatch.hint}
    </EmptyState>
  );
}
