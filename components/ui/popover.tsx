"use client";

import { type ReactNode, type Ref, type ToggleEvent, useId, useRef, useState } from "react";
import { classNames } from "./class-names";
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
  className?: string;
  /** The content, or a function of `close` for content that closes its own panel. */
  children: ReactNode | ((close: () => void) => ReactNode);
};

/**
 * A panel that hangs from its button. The browser's own popover: Escape and a press outside close
 * it, focus goes back to the button, Tab goes from the button into the panel. An element with
 * `autoFocus` takes the focus when it opens.
 */
export function Popover({
  label,
  trigger,
  align = "start",
  onOpenChange,
  className,
  children,
}: PopoverProps) {
  const id = useId();
  const triggerRef = useRef<HTMLButtonElement>(null);
  const panelRef = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const place = useHangingPopover(triggerRef, { side: "bottom", align }, onOpenChange);

  function handleToggle(event: ToggleEvent<HTMLElement>) {
    if (event.target !== event.currentTarget) return;
    setOpen(event.newState === "open");
    place(event);
  }

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
        onToggle={handleToggle}
        className={classNames("floating p-4", className)}
      >
        {typeof children === "function" ? children(() => panelRef.current?.hidePopover()) : children}
      </div>
    </>
  );
}
