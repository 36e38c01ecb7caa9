"use client";

import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { classNames } from "./class-names";
import { focusMarked } from "./focus-marked";
import type { Align, Side } from "./place-floating";
import { placePopover } from "./use-hanging-popover";

export type FloatingPanelProps = {
  open: boolean;
  /** Called when Escape or a press outside closes it. Set `open` to false in answer. */
  onClose: () => void;
  /** What it stands beside: a box in viewport coordinates (a selection's), or an element. */
  anchor: DOMRect | Element | null;
  label: string;
  side?: Side;
  align?: Align;
  /** `manual` stays when something else is pressed, and closes on Escape only. */
  dismiss?: "auto" | "manual";
  /** `dialog` unless it is a `toolbar`, `listbox` or the like. */
  role?: "dialog" | "toolbar" | "listbox" | "group";
  className?: string;
  children: ReactNode;
};

/**
 * A panel the caller opens, beside a passage or any element. It does not take the focus by itself:
 * mark an element inside `data-autofocus`, or leave the focus where the reader's selection is.
 */
export function FloatingPanel({
  open,
  onClose,
  anchor,
  label,
  side = "bottom",
  align = "center",
  dismiss = "auto",
  role = "dialog",
  className,
  children,
}: FloatingPanelProps) {
  const ref = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useLayoutEffect(() => {
    const panel = ref.current;
    if (!panel || !open || !anchor) return;
    const fresh = !panel.matches(":popover-open");
    if (fresh) panel.showPopover();
    const place = () =>
      placePopover(panel, anchor instanceof Element ? anchor.getBoundingClientRect() : anchor, {
        side,
        align,
      });
    place();
    if (fresh) focusMarked(panel);
    // The content may grow after it opened (a search that finds more).
    const observer = new ResizeObserver(() => anchor instanceof Element && place());
    observer.observe(panel);
    return () => observer.disconnect();
  }, [open, anchor, side, align]);

  useEffect(() => {
    if (!open && ref.current?.matches(":popover-open")) ref.current.hidePopover();
  }, [open]);

  useEffect(() => {
    if (!open || dismiss !== "manual") return;
    function handleKey(event: KeyboardEvent) {
      if (event.key === "Escape" && !event.defaultPrevented) close.current();
    }
    window.addEventListener("keydown", handleKey);
    return () => window.removeEventListener("keydown", handleKey);
  }, [open, dismiss]);

  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: each of the roles allowed here takes a name.
    <div
      ref={ref}
      popover={dismiss}
      role={role}
      aria-label={label}
      onToggle={(event) => {
        if (event.target === event.currentTarget && event.newState === "closed") close.current();
      }}
      className={classNames("floating", className)}
    >
      {open ? children : null}
    </div>
  );
}
