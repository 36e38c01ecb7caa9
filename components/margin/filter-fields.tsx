"use client";

import { useMemo } from "react";
import { legendRows } from "@/components/margin/legend-rows";
import { isFiltering } from "@/components/margin/visible-annotations";
import { useLayer, useReader } from "@/components/reader/reader-context";
import { type Filter, NO_CODE, NO_FILTER } from "@/components/reader/view-store";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { margin } from "@/messages/en/margin";

const words = margin.filter;

interface FilterFieldsProps {
  filter: Filter;
  set: (part: Partial<Filter>) => void;
}

/** What can be asked of the annotations: the content of the filter's panel. */
export function FilterFields({ filter, set }: FilterFieldsProps) {
  const { data } = useReader();
  const annotations = useLayer((state) => state.annotations);
  const people = useLayer((state) => state.people);
  const table = useMemo(
    () => legendRows(annotations.values(), data.codes, data.codebooks),
    [annotations, data.codes, data.codebooks],
  );
  const authors = useMemo(() => {
    const ids = new Set([...annotations.values()].map((annotation) => annotation.authorId));
    const named = [...ids].flatMap((id) => people.get(id) ?? []);
    return named.sort((a, b) => a.name.localeCompare(b.name));
  }, [annotations, people]);

  return (
    <div className="flex flex-col gap-3">
      <Select
        label={words.code}
        value={filter.code ?? ""}
        onChange={(event) => set({ code: event.target.value || null })}
      >
        <option value="">{words.anyCode}</option>
        {table.groups.map((group) => (
          <optgroup key={group.codebookId} label={group.name}>
            {group.rows.map(({ code, count }) => (
              <option key={code.id} value={code.id}>{`${code.name} (${count})`}</option>
            ))}
          </optgroup>
        ))}
        {table.uncoded > 0 ? <option value={NO_CODE}>{`${words.noCode} (${table.uncoded})`}</option> : null}
      </Select>
      <Select
        label={words.person}
        value={filter.person ?? ""}
        onChange={(event) => set({ person: event.target.value || null })}
      >
        <option value="">{words.anyone}</option>
        {authors.map((person) => (
          <option key={person.id} value={person.id}>
            {person.id === data.viewer?.id ? words.me(person.name) : person.name}
          </option>
        ))}
      </Select>
      {data.viewer ? (
        <Select
          label={words.visibility}
          value={filter.visibility}
          onChange={(event) => set({ visibility: event.target.value as Filter["visibility"] })}
        >
          <option value="all">{words.all}</option>
          <option value="group">{words.group(data.group.name)}</option>
          <option value="private">{words.private}</option>
        </Select>
      ) : null}
      <Checkbox
        label={words.discussed}
        checked={filter.discussed}
        onChange={(event) => set({ discussed: event.target.checked })}
      />
      {isFiltering(filter) ? (
        <Button size="small" onClick={() => set(NO_FILTER)}>
          {words.clearAll}
        </Button>
      ) : null}
    </div>
  );
}
