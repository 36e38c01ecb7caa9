"use client";

import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { pickerGroups } from "@/components/codebook/picker-groups";
import { pickerGesture } from "@/components/codebook/picker-keys";
import { optionId, PickerList } from "@/components/codebook/picker-list";
import { useActiveInView } from "@/components/codebook/use-active-in-view";
import { controlStyle } from "@/components/ui/field";
import type { CodeRef } from "@/core/codebook";
import { concordance } from "@/messages/en/concordance";
import { picker } from "@/messages/en/picker";

const words = concordance.dialog;
const NO_DETAILS = new Map();

/** Chooses one code by its name: a combobox over the picker's own list. */
export function CodeChoice({
  codes,
  codebooks,
  value,
  onChange,
}: {
  codes: ReadonlyMap<string, CodeRef>;
  codebooks: readonly { id: string; name: string }[];
  value: string | null;
  onChange: (codeId: string) => void;
}) {
  const id = useId();
  const [query, setQuery] = useState("");
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const given = useMemo(() => new Set(value === null ? [] : [value]), [value]);
  const groups = useMemo(
    () =>
      pickerGroups({
        query,
        codes,
        codebooks,
        details: NO_DETAILS,
        codebookId: null,
        recent: [],
        given: new Set(),
        labels: picker,
      }),
    [query, codes, codebooks],
  );
  const options = groups.flatMap((group) => group.options);
  const active = options.find(({ key }) => key === pointedAt) ?? options[0] ?? null;
  const activeId = active ? optionId(`${id}-list`, active.key) : undefined;
  useActiveInView(activeId);

  function handleKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const gesture = pickerGesture(event, {
      at: active ? options.indexOf(active) : -1,
      count: options.length,
      codebook: 0,
      codebooks: 1,
      // Digits and left and right stay the field's.
      isEmpty: false,
    });
    if (gesture?.kind === "point") setPointedAt(options[gesture.at]?.key ?? null);
    else if (gesture?.kind === "choose" && active) onChange(active.code.id);
    else return;
    event.preventDefault();
  }

  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {words.code}
      </label>
      <input
        id={id}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={words.find}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setPointedAt(null);
        }}
        onKeyDown={handleKeyDown}
        data-autofocus
        className={`${controlStyle} h-9 pointer-coarse:h-11`}
      />
      <div className="h-52 rounded-md border border-line">
        {options.length === 0 ? (
          <p className="p-3 text-muted">{words.noCode}</p>
        ) : (
          <PickerList
            id={`${id}-list`}
            groups={groups}
            activeKey={active?.key ?? null}
            given={given}
            keyOf={() => null}
            descriptionId={`${id}-none`}
            onPoint={({ key }) => setPointedAt(key)}
            onChoose={({ code }) => onChange(code.id)}
          />
        )}
      </div>
    </div>
  );
}
