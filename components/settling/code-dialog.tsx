"use client";

import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { searchCodes } from "@/components/codebook/code-search";
import { pickerGesture } from "@/components/codebook/picker-keys";
import { useActiveInView } from "@/components/codebook/use-active-in-view";
import { Button } from "@/components/ui/button";
import { type CodeShade, CodeSwatch } from "@/components/ui/code-chip";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import type { CodeRef } from "@/core/codebook";
import { settling } from "@/messages/en/settling";

const words = settling.code;

/**
 * Another code for a passage: those of the same codebook first, as they stand in it, or what letters find. The field
 * keeps the focus; arrows point, Enter settles.
 */
export function CodeDialog({
  codes,
  from,
  onClose,
  onChoose,
}: {
  codes: readonly CodeRef[];
  from: string;
  onClose: () => void;
  onChoose: (codeId: string) => void;
}) {
  const id = useId();
  const [query, setQuery] = useState("");
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const codeOf = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes]);
  const options = useMemo(() => {
    const book = codeOf.get(from)?.codebookId;
    const usable = codes.filter((code) => !code.isHeading && !code.deprecated && code.id !== from);
    const sorted = [
      ...usable.filter(({ codebookId }) => codebookId === book),
      ...usable.filter(({ codebookId }) => codebookId !== book),
    ];
    return searchCodes(query, sorted).flatMap((hit) => codeOf.get(hit.id) ?? []);
  }, [codes, codeOf, from, query]);
  // Before one has looked for anything nothing is chosen, so that Enter by itself settles nothing.
  const active =
    options.find((one) => one.id === pointedAt) ?? (query.trim() === "" ? undefined : options[0]);
  const optionId = (codeId: string) => `${id}-${codeId}`;
  const activeId = active ? optionId(active.id) : undefined;
  useActiveInView(activeId);

  function handleKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const gesture = pickerGesture(event, {
      at: active ? options.indexOf(active) : -1,
      count: options.length,
      codebook: 0,
      codebooks: 1,
      isEmpty: query === "",
    });
    if (gesture?.kind !== "point" && gesture?.kind !== "choose") return;
    event.preventDefault();
    if (gesture.kind === "point") setPointedAt(options[gesture.at]?.id ?? null);
    else if (active) onChoose(active.id);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      description={words.instead(codeOf.get(from)?.name ?? null)}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button variant="primary" disabled={!active} onClick={() => active && onChoose(active.id)}>
            {words.save}
          </Button>
        </>
      }
    >
      <TextField
        label={words.find}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setPointedAt(null);
        }}
        onKeyDown={handleKeyDown}
      />
      {/* Of one height, or the dialog would jump as a search narrows. */}
      <div className="h-[min(16rem,36dvh)] overflow-y-auto overscroll-contain rounded-md border border-line p-1">
        {options.length === 0 ? <p className="p-2 text-muted">{words.none}</p> : null}
        <div id={`${id}-list`} role="listbox" tabIndex={-1} aria-label={words.label}>
          {options.map((code) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the keys (combobox pattern).
            // biome-ignore lint/a11y/useFocusableInteractive: the field points at it with aria-activedescendant.
            <div
              key={code.id}
              id={optionId(code.id)}
              role="option"
              aria-selected={code.id === active?.id}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => setPointedAt(code.id)}
              className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 hover:bg-ink/4 aria-selected:bg-accent-wash pointer-coarse:min-h-11"
            >
              <CodeSwatch hue={code.hue} shade={code.shade as CodeShade} />
              <span className="min-w-0 flex-1 py-1 leading-tight">
                {code.name}
                <Under name={codeOf.get(code.parentId ?? "")?.name} />
              </span>
            </div>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

/** The heading that a code stands under. */
const Under = ({ name }: { name: string | undefined }) =>
  name ? <span className="block truncate text-muted text-xs">{name}</span> : null;
