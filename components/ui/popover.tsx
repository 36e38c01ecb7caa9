"use client";

import { type ReactNode, type Ref, type ToggleEvent, useId, useRef, useState } from "react";
import { classNames } from "./class-names";
import { focusMarked } from "./focus-marked";
import type { Align } from "./place-floating";
import { useHangingPopover } from "./use-hanging-popover";

/** Spread these on the button that opens a popover or a menu. */
export type TriggerProps = {
  ref: Ref<HTMLButtonElement>;
  id: string;
  popoverTarget: string;
  "aria-haspopup": "dialog" | "menu";
  "aria-expanded": boolean;
  "aria-controls": string;
};

export type PopoverProps = {
  /** The panel's name for screen readers. */
  label: string;
  /** Renders the opening button: `(props) => <Button {...props}>Filter</Button>`. */
  trigger: (props: TriggerProps) => ReactNode;
  align?: Align;
  onOpenChange?: (open: boolean) => void;
  /** Renders the content while closed too, so that it opens without JavaScript. */
  eager?: boolean;
  className?: string;
  /** The content, or a function of `close` for content that closes its own panel. */
  children: ReactNode | ((close: () => void) => ReactNode);
};

/**
 * A panel that hangs from its button. The browser's own popover: Escape and a press outside close
 * it, focus goes back to the button, Tab goes from the button into the panel. An element with
 * `data-autofocus` takes the focus when it opens.
 */
export function Popover({
  label,
  trigger,
  align = "start",
  onOpenChange,
  eager = false,
  className,
  children,
}: PopoverProps) {
  const id = useId();
  const triggerRef = useRef<HTMLButtonElement>(null);
  const panelRef = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const place = useHangingPopover(triggerRef, { side: "bottom", align }, onOpenChange);

  // The content comes before the panel shows and goes after it has hidden: gone any sooner, it would
  // take the focus with it and the browser could not give it back to the button.
  function handleBeforeToggle(event: ToggleEvent<HTMLElement>) {
    if (event.target === event.currentTarget && event.newState === "open") setOpen(true);
  }

  function handleToggle(event: ToggleEvent<HTMLElement>) {
    if (event.target !== event.currentTarget) return;
    setOpen(event.newState === "open");
    place(event);
    if (event.newState === "open") focusMarked(panelRef.current);
  }

  const content = typeof children === "function" ? children(() => panelRef.current?.hidePopover()) : children;
  return (
    <>
      {trigger({
        ref: triggerRef,
        id: `${id}-trigger`,
        popoverTarget: id,
        "aria-haspopup": "dialog",
        "aria-expanded": open,
        "aria-controls": id,
      })}
      <div
        ref={panelRef}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        data-anchored=""
        data-align={align}
        onBeforeToggle={handleBeforeToggle}
        onToggle={handleToggle}
        className={classNames("floating p-4", className)}
      >
        {open || eager ? content : null}
      </div>
    </>
  );
}
