"use client";

import { Info } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { type CodeShade, CodeSwatch } from "@/components/ui/code-chip";
import { Kbd } from "@/components/ui/kbd";
import type { TextRange } from "@/core/text/range";
import { picker as words } from "@/messages/en/picker";
import type { PickerGroup, PickerOption } from "./picker-groups";

export type PickerListProps = {
  id: string;
  groups: readonly PickerGroup[];
  activeKey: string | null;
  given: ReadonlySet<string>;
  /** The code's key cap, null where it has none now. */
  keyOf: (codeId: string) => string | null;
  descriptionId: string;
  onPoint: (option: PickerOption) => void;
  /** `stay`: chosen by its box, so that more can follow. */
  onChoose: (option: PickerOption, stay: boolean) => void;
};

export const optionId = (listId: string, key: string): string => `${listId}-${key.replaceAll(" ", "_")}`;

/** The listbox under the search field; the field keeps the focus. */
export function PickerList(props: PickerListProps) {
  const { id, groups } = props;
  return (
    <div
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={words.codes}
      aria-multiselectable="true"
      className="h-full overflow-y-auto overscroll-contain py-1"
    >
      {groups.map((group) =>
        group.label === null ? (
          group.options.map((option) => <Option key={option.key} option={option} {...props} />)
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: options stand in a group of their listbox, not in a fieldset.
          <div key={group.key} role="group" aria-labelledby={`${optionId(id, group.key)}-label`}>
            <div
              id={`${optionId(id, group.key)}-label`}
              role="presentation"
              className="px-2 pt-2 pb-1 text-muted text-xs"
            >
              {group.label}
            </div>
            {group.options.map((option) => (
              <Option key={option.key} option={option} {...props} />
            ))}
          </div>
        ),
      )}
    </div>
  );
}

function Option(props: PickerListProps & { option: PickerOption }) {
  const { id, option, activeKey, given, keyOf, descriptionId, onPoint, onChoose } = props;
  const { code, marks, place } = option;
  const isActive = option.key === activeKey;
  const isGiven = given.has(code.id);
  const hotkey = keyOf(code.id);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the keys (combobox pattern).
    // biome-ignore lint/a11y/useFocusableInteractive: the field points at it with aria-activedescendant.
    <div
      id={optionId(id, option.key)}
      role="option"
      aria-selected={isGiven}
      aria-describedby={isActive ? descriptionId : undefined}
      data-active={isActive || undefined}
      data-hue={code.hue}
      data-shade={code.shade}
      // A list that scrolls under a still pointer must not move the choice.
      onPointerMove={(event) => event.pointerType === "mouse" && !isActive && onPoint(option)}
      onPointerDown={(event) => event.preventDefault()}
      onClick={(event) => {
        const target = event.target instanceof Element ? event.target : null;
        const isBox = target?.closest("[data-box]") !== null;
        // A finger cannot point at an option without choosing it.
        if (target?.closest("[data-explain]")) {
          onPoint(option);
          return;
        }
        onChoose(option, isBox || event.ctrlKey || event.metaKey || event.shiftKey);
      }}
      className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md pe-2 text-base data-active:bg-ink/7 pointer-coarse:min-h-11"
    >
      <span
        data-box=""
        className="-me-2 grid shrink-0 place-items-center self-stretch px-2 pointer-coarse:px-3.5"
      >
        <Box isChecked={isGiven} />
      </span>
      <CodeSwatch hue={code.hue} shade={code.shade as CodeShade} />
      <span className="min-w-0 flex-1 py-1 leading-tight">
        <span className={classNames(code.deprecated && "line-through")}>
          <Marked text={code.name} marks={marks} />
        </span>
        {code.deprecated ? <span className="text-muted"> ({words.deprecated})</span> : null}
        {place ? <span className="block truncate text-muted text-xs">{place}</span> : null}
      </span>
      {hotkey ? <Kbd keys={hotkey} /> : null}
      <span
        data-explain=""
        title={words.explain}
        className="hidden place-items-center self-stretch px-3 text-muted pointer-coarse:grid"
      >
        <Info aria-hidden className="size-4" />
      </span>
    </div>
  );
}

/** Drawn, not an input: it is part of its option, and says by its shape what aria-selected says. */
function Box({ isChecked }: { isChecked: boolean }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      className={classNames(
        "size-4 rounded-sm border",
        isChecked ? "border-accent bg-accent text-on-accent" : "border-line-strong text-transparent",
      )}
    >
      <path d="M3.5 8.5 6.5 11.5 12.5 4.5" fill="none" stroke="currentColor" strokeWidth="1.75" />
    </svg>
  );
}

function Marked({ text, marks }: { text: string; marks: readonly TextRange[] }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    parts.push(text.slice(at, start), <b key={start}>{text.slice(start, end)}</b>);
    at = end;
  }
  return [...parts, text.slice(at)];
}
