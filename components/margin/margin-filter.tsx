"use client";

import { ListFilter } from "lucide-react";
import dynamic from "next/dynamic";
import { useVisibleAnnotations } from "@/components/margin/use-visible-annotations";
import { isFiltering } from "@/components/margin/visible-annotations";
import { useLayer, useReader, useView } from "@/components/reader/reader-context";
import { type Filter, NO_CODE } from "@/components/reader/view-store";
import { Button } from "@/components/ui/button";
import { CloseIcon } from "@/components/ui/close-icon";
import { Popover } from "@/components/ui/popover";
import { margin } from "@/messages/en/margin";

const words = margin.filter;

// Fetched when the panel opens.
const FilterFields = dynamic(
  () => import("@/components/margin/filter-fields").then((part) => part.FilterFields),
  { loading: () => null },
);

/** “12 of 48”, the filter behind a button, and what it is set to as labels that can be taken off. */
export function MarginFilter() {
  const { view } = useReader();
  const filter = useView((state) => state.filter);
  const all = useLayer((state) => state.annotations.size);
  const shown = useVisibleAnnotations().length;
  const set = (part: Partial<Filter>) => view.setState({ filter: { ...filter, ...part } });

  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <p role="status" className="tabular text-soft">
        {words.count(shown, all)}
      </p>
      <Popover
        label={words.label}
        align="end"
        className="w-72 max-w-[calc(100vw-1rem)]"
        trigger={(trigger) => (
          <Button {...trigger} variant="quiet" size="small" aria-pressed={isFiltering(filter) || undefined}>
            <ListFilter aria-hidden />
            {words.open}
          </Button>
        )}
      >
        <FilterFields filter={filter} set={set} />
      </Popover>
      <SetFilters filter={filter} set={set} />
    </div>
  );
}

interface FilterProps {
  filter: Filter;
  set: (part: Partial<Filter>) => void;
}

/** What the filter is set to; a press takes one part off. */
function SetFilters({ filter, set }: FilterProps) {
  const { data } = useReader();
  const people = useLayer((state) => state.people);
  const parts: { key: string; text: string; off: Partial<Filter> }[] = [];
  if (filter.code !== null) {
    const name = filter.code === NO_CODE ? words.noCode : (data.codes.get(filter.code)?.name ?? words.code);
    parts.push({ key: "code", text: name, off: { code: null } });
  }
  if (filter.person !== null) {
    parts.push({
      key: "person",
      text: people.get(filter.person)?.name ?? words.person,
      off: { person: null },
    });
  }
  if (filter.visibility !== "all") {
    const text = filter.visibility === "private" ? words.private : words.group(data.group.name);
    parts.push({ key: "visibility", text, off: { visibility: "all" } });
  }
  if (filter.discussed) parts.push({ key: "discussed", text: words.discussed, off: { discussed: false } });
  if (filter.hiddenCodes.size > 0) {
    const text = words.hiddenCodes(filter.hiddenCodes.size);
    parts.push({ key: "hidden", text, off: { hiddenCodes: new Set() } });
  }
  if (parts.length === 0) return null;
  return (
    <ul aria-label={words.label} className="flex w-full flex-wrap gap-1">
      {parts.map((part) => (
        <li key={part.key} className="min-w-0">
          <button
            type="button"
            aria-label={words.drop(part.text)}
            onClick={() => set(part.off)}
            className="flex min-h-6 max-w-full items-center gap-1 rounded-full border border-line bg-surface ps-2 pe-1.5 text-xs hover:border-line-strong pointer-coarse:min-h-11 pointer-coarse:px-3 [&>svg]:size-3 [&>svg]:shrink-0"
          >
            <span className="truncate">{part.text}</span>
            <CloseIcon />
          </button>
        </li>
      ))}
    </ul>
  );
}
