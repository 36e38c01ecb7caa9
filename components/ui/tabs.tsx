"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { classNames } from "./class-names";

export type Tab = { id: string; label: ReactNode; content: ReactNode };

export type TabsProps = {
  /** The name of the set for screen readers. */
  label: string;
  tabs: readonly Tab[];
  /** The open tab's id, when the caller keeps it. */
  value?: string;
  onChange?: (id: string) => void;
  className?: string;
};

/** Tabs (WAI-ARIA APG, automatic activation): arrows, Home and End move and open. */
export function Tabs({ label, tabs, value, onChange, className }: TabsProps) {
  const base = useId();
  const listRef = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(tabs[0]?.id);
  const open = value ?? own;

  function choose(id: string) {
    setOwn(id);
    onChange?.(id);
  }

  function handleKeyDown(event: KeyboardEvent) {
    const here = tabs.findIndex((tab) => tab.id === open);
    const last = tabs.length - 1;
    const next = {
      ArrowRight: here === last ? 0 : here + 1,
      ArrowLeft: here === 0 ? last : here - 1,
      Home: 0,
      End: last,
    }[event.key];
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    choose(tab.id);
    listRef.current?.querySelector<HTMLElement>(`#${CSS.escape(`${base}-tab-${tab.id}`)}`)?.focus();
  }

  return (
    <div className={className}>
      <div
        ref={listRef}
        role="tablist"
        aria-label={label}
        onKeyDown={handleKeyDown}
        className="flex gap-4 overflow-x-auto border-line border-b"
      >
        {tabs.map((tab) => {
          const selected = tab.id === open;
          return (
            <button
              key={tab.id}
              id={`${base}-tab-${tab.id}`}
              type="button"
              role="tab"
              aria-selected={selected}
              aria-controls={`${base}-panel-${tab.id}`}
              tabIndex={selected ? 0 : -1}
              onClick={() => choose(tab.id)}
              className={classNames(
                "-mb-px inline-flex h-9 items-center gap-1.5 whitespace-nowrap border-b-2 text-base focus-visible:outline-offset-[-2px] pointer-coarse:h-11",
                selected
                  ? "border-accent font-semibold text-ink"
                  : "border-transparent text-soft hover:border-line-strong hover:text-ink",
              )}
            >
              {tab.label}
            </button>
          );
        })}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          id={`${base}-panel-${tab.id}`}
          role="tabpanel"
          aria-labelledby={`${base}-tab-${tab.id}`}
          hidden={tab.id !== open}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel may hold nothing focusable (APG tabs pattern).
          tabIndex={0}
          className="pt-4"
        >
          {tab.content}
        </div>
      ))}
    </div>
  );
}
