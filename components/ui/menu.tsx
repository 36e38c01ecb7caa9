"use client";

import Link from "next/link";
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  type ToggleEvent,
  useContext,
  useId,
  useRef,
  useState,
} from "react";
import { classNames } from "./class-names";
import { Kbd } from "./kbd";
import type { Align } from "./place-floating";
import type { TriggerProps } from "./popover";
import { useHangingPopover } from "./use-hanging-popover";

const CloseMenu = createContext<() => void>(() => {});

/** How long typed letters count as one word of the search by first letters, in milliseconds. */
const TYPE_AHEAD_MS = 600;

export type MenuProps = {
  label: string;
  trigger: (props: TriggerProps) => ReactNode;
  align?: Align;
  /** Renders the items while closed too, so that the menu opens without JavaScript. */
  eager?: boolean;
  className?: string;
  children: ReactNode;
};

/**
 * A menu button (WAI-ARIA APG): arrows, Home, End and first letters move; Enter and Space choose;
 * Escape closes and gives the focus back; Tab leaves.
 */
export function Menu({ label, trigger, align = "start", eager = false, className, children }: MenuProps) {
  const id = useId();
  const triggerRef = useRef<HTMLButtonElement>(null);
  const menuRef = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: "", at: 0 });
  const [open, setOpen] = useState(false);
  const place = useHangingPopover(triggerRef, { side: "bottom", align });

  function items(): HTMLElement[] {
    const all = menuRef.current?.querySelectorAll<HTMLElement>(
      '[role^="menuitem"]:not([aria-disabled="true"])',
    );
    return [...(all ?? [])];
  }

  // The content comes before the panel shows and goes after it has hidden: gone any sooner, it would
  // take the focus with it and the browser could not give it back to the button.
  function handleBeforeToggle(event: ToggleEvent<HTMLElement>) {
    if (event.target === event.currentTarget && event.newState === "open") setOpen(true);
  }

  function handleToggle(event: ToggleEvent<HTMLElement>) {
    if (event.target !== event.currentTarget) return;
    setOpen(event.newState === "open");
    place(event);
    if (event.newState === "open")
      (items().find((item) => item.ariaChecked === "true") ?? items()[0])?.focus();
  }

  function handleKeyDown(event: KeyboardEvent) {
    const all = items();
    const here = all.indexOf(document.activeElement as HTMLElement);
    const to = (index: number) => {
      event.preventDefault();
      all.at(index % all.length)?.focus();
    };
    if (event.key === "ArrowDown") to(here + 1);
    else if (event.key === "ArrowUp") to(here - 1);
    else if (event.key === "Home") to(0);
    else if (event.key === "End") to(-1);
    else if (event.key === "Tab") menuRef.current?.hidePopover();
    else if (
      event.key.length === 1 &&
      event.key !== " " &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    ) {
      const fresh = event.timeStamp - typed.current.at > TYPE_AHEAD_MS;
      const text = (fresh ? "" : typed.current.text) + event.key.toLowerCase();
      typed.current = { text, at: event.timeStamp };
      const order = [...all.slice(here + (text.length === 1 ? 1 : 0)), ...all];
      order.find((item) => item.textContent?.trim().toLowerCase().startsWith(text))?.focus();
      event.preventDefault();
    }
  }

  return (
    <>
      {trigger({
        ref: triggerRef,
        id: `${id}-trigger`,
        popoverTarget: id,
        "aria-haspopup": "menu",
        "aria-expanded": open,
        "aria-controls": id,
      })}
      <div
        ref={menuRef}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        data-anchored=""
        data-align={align}
        onBeforeToggle={handleBeforeToggle}
        onToggle={handleToggle}
        onKeyDown={handleKeyDown}
        className={classNames("floating min-w-48 p-1", className)}
      >
        {open || eager ? (
          <CloseMenu value={() => menuRef.current?.hidePopover()}>{children}</CloseMenu>
        ) : null}
      </div>
    </>
  );
}

const itemStyle =
  "flex w-full items-center gap-2 rounded-md px-2.5 py-1.5 text-start text-base no-underline " +
  "hover:bg-ink/7 focus-visible:bg-ink/7 focus-visible:outline-offset-[-2px] " +
  "aria-disabled:cursor-default aria-disabled:text-muted aria-disabled:hover:bg-transparent " +
  "pointer-coarse:min-h-11 [&>svg]:size-4 [&>svg]:shrink-0";

export type MenuItemProps = {
  onSelect?: () => void;
  icon?: ReactNode;
  /** Keys shown at the end, such as "mod+k". */
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Leaves the menu open after choosing. */
  stay?: boolean;
  /** "submit" lets the item send the form it stands in. */
  type?: "button" | "submit";
  children: ReactNode;
};

/** Something to do. */
export function MenuItem({
  onSelect,
  icon,
  keys,
  danger,
  disabled,
  stay,
  type = "button",
  children,
}: MenuItemProps) {
  const close = useContext(CloseMenu);
  return (
    <button
      type={type}
      role="menuitem"
      tabIndex={-1}
      aria-disabled={disabled || undefined}
      onClick={() => {
        if (disabled) return;
        if (!stay) close();
        onSelect?.();
      }}
      className={classNames(itemStyle, danger ? "text-danger" : "text-ink [&>svg]:text-soft")}
    >
      {icon}
      <span className="flex-1">{children}</span>
      {keys ? <Kbd keys={keys} /> : null}
    </button>
  );
}

/** Somewhere to go. */
export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  const close = useContext(CloseMenu);
  return (
    <Link
      href={href}
      prefetch={false}
      role="menuitem"
      tabIndex={-1}
      onClick={close}
      className={classNames(itemStyle, "text-ink [&>svg]:text-soft")}
    >
      {icon}
      <span className="flex-1">{children}</span>
    </Link>
  );
}

/** One of several that exclude one another. */
export function MenuRadio({
  checked,
  onSelect,
  icon,
  children,
}: {
  checked: boolean;
  onSelect: () => void;
  icon?: ReactNode;
  children: ReactNode;
}) {
  const close = useContext(CloseMenu);
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={checked}
      tabIndex={-1}
      onClick={() => {
        close();
        onSelect();
      }}
      className={classNames(itemStyle, "text-ink")}
    >
      {icon}
      <span className="flex-1">{children}</span>
      <svg aria-hidden="true" viewBox="0 0 16 16" className={checked ? "text-accent" : "invisible"}>
        <path d="M3.5 8.5 6.5 11.5 12.5 4.5" fill="none" stroke="currentColor" strokeWidth="1.75" />
      </svg>
    </button>
  );
}

export function MenuSeparator() {
  return <hr className="mx-2 my-1 border-line border-t" />;
}

/** A quiet heading over the items that follow. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className="px-2.5 pt-1.5 pb-1 text-muted text-xs">{children}</div>;
}
