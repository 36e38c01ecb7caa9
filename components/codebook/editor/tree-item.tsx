"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import { type CodeShade, CodeSwatch } from "@/components/ui/code-chip";
import { controlStyle } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { codebookEditor as words } from "@/messages/en/codebook-editor";
import type { Drop } from "./tree-moves";
import type { TreeRow } from "./tree-rows";
import { useTreeDrag } from "./use-tree-drag";

export type TreeItemProps = {
  row: TreeRow;
  /** Passages with it that the viewer sees. */
  uses: number;
  mergedInto: string | null;
  isSelected: boolean;
  isFocusable: boolean;
  isUnsaved: boolean;
  isRenaming: boolean;
  onFocus: () => void;
  onSelect: () => void;
  onToggle: (isOpen: boolean) => void;
  /** With the old name where it was given up. */
  onRename: (name: string) => void;
  onDrop: (id: string, drop: Drop) => void;
};

/** Static classes: a strict content policy lets no style attribute through. One for each level there can be. */
const INDENTS = ["ps-1", "ps-6", "ps-11", "ps-16", "ps-21", "ps-26"] as const;

export function TreeItem(props: TreeItemProps) {
  const { row, uses, mergedInto, isSelected, isFocusable, isUnsaved, isRenaming } = props;
  const { code, depth, isOpen, place, count } = row;
  const ref = useRef<HTMLDivElement>(null);
  const { isDragged, over } = useTreeDrag(ref, row, props.onDrop);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const facts = [
    code.isHeading ? words.heading : words.uses(uses),
    ...(code.deprecated ? [mergedInto ? words.mergedInto(mergedInto) : words.oldCode] : []),
    ...(isUnsaved ? [words.unsaved] : []),
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys.
    <div
      ref={ref}
      role="treeitem"
      data-code={code.id}
      data-over={over ?? undefined}
      tabIndex={isFocusable ? 0 : -1}
      aria-level={depth + 1}
      aria-posinset={place}
      aria-setsize={count}
      aria-expanded={isOpen ?? undefined}
      aria-selected={isSelected}
      onFocus={(event) => event.target === ref.current && props.onFocus()}
      onClick={props.onSelect}
      className={classNames(
        "tree-item group relative flex min-h-8 cursor-default items-center gap-2 rounded-md py-1 pe-2 text-base pointer-coarse:min-h-11",
        INDENTS[depth],
        isSelected ? "bg-accent-wash" : "hover:bg-ink/5",
        isDragged && "opacity-40",
      )}
    >
      {isOpen === null ? (
        <span className="size-5 shrink-0 pointer-coarse:size-8" />
      ) : (
        <span
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation();
            props.onToggle(!isOpen);
          }}
          className="grid size-5 shrink-0 place-items-center rounded-sm text-muted hover:bg-ink/7 hover:text-ink pointer-coarse:size-8"
        >
          <Chevron className="size-4" />
        </span>
      )}
      {code.isHeading ? null : <CodeSwatch hue={code.hue} shade={code.shade as CodeShade} />}
      {isRenaming ? (
        <RenameField name={code.name} onDone={props.onRename} />
      ) : (
        <span
          data-name=""
          className={classNames(
            "wrap-anywhere relative min-w-0 flex-1 leading-tight",
            code.isHeading && "font-semibold",
            code.deprecated && "text-muted line-through",
          )}
        >
          {code.name}
          <span className="sr-only">{`, ${facts.join(", ")}`}</span>
        </span>
      )}
      {isUnsaved ? (
        <span aria-hidden="true" title={words.unsaved} className="size-1.5 shrink-0 rounded-full bg-accent" />
      ) : null}
      {code.hotkey && !code.deprecated ? (
        <span aria-hidden="true">
          <Kbd keys={code.hotkey} />
        </span>
      ) : null}
      {uses > 0 ? (
        <span
          aria-hidden="true"
          title={words.passagesOf(uses)}
          className="tabular min-w-5 text-end text-muted text-sm"
        >
          {uses}
        </span>
      ) : null}
    </div>
  );
}

function RenameField({ name, onDone }: { name: string; onDone: (name: string) => void }) {
  const ref = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    ref.current?.focus();
    ref.current?.select();
  }, []);

  function finish(text: string) {
    if (isDone.current) return;
    isDone.current = true;
    onDone(text);
  }

  function handleKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    // Or the key would go on to what has the focus by then, such as the close button of the dialog that opens.
    event.preventDefault();
    finish(event.key === "Enter" ? event.currentTarget.value : name);
  }

  return (
    <input
      ref={ref}
      aria-label={words.form.rename(name)}
      defaultValue={name}
      maxLength={80}
      onKeyDown={handleKeyDown}
      onBlur={(event) => finish(event.target.value)}
      onClick={(event) => event.stopPropagation()}
      className={`${controlStyle} h-7 min-w-0 flex-1`}
    />
  );
}
