"use client";

import { cloneElement, isValidElement, type ReactElement, useEffect, useId, useRef } from "react";
import { Kbd } from "./kbd";
import type { Side } from "./place-floating";
import { placePopover } from "./use-hanging-popover";

/** How long the pointer rests before the tooltip comes, in milliseconds. */
const REST_MS = 450;
/** How long it stays, so that the pointer can reach it (WCAG 1.4.13), in milliseconds. */
const LEAVE_MS = 120;

export type TooltipProps = {
  label: string;
  /** The key that does the same, such as "mod+k". */
  keys?: string;
  side?: Side;
  /** One focusable element. A `title` it has is taken off, since this says it. */
  children: ReactElement<{ title?: string; "aria-describedby"?: string }>;
};

/** A word about a control on hover or keyboard focus. Escape sends it away. Touch never sees it. */
export function Tooltip({ label, keys, side = "bottom", children }: TooltipProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  function hide() {
    clearTimeout(timer.current);
    document.removeEventListener("keydown", hideOnEscape, true);
    if (tip.current?.matches(":popover-open")) tip.current.hidePopover();
  }

  function hideOnEscape(event: KeyboardEvent) {
    if (event.key === "Escape") hide();
  }

  function show() {
    const element = anchor.current?.firstElementChild;
    if (!element || !tip.current || element.getAttribute("aria-expanded") === "true") return;
    if (!tip.current.matches(":popover-open")) tip.current.showPopover();
    placePopover(tip.current, element.getBoundingClientRect(), { side, align: "center" });
    document.addEventListener("keydown", hideOnEscape, true);
  }

  function after(ms: number, act: () => void) {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, ms);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens for what happens to the control inside.
    <span
      ref={anchor}
      className="contents"
      onPointerOver={(event) => event.pointerType === "mouse" && after(REST_MS, show)}
      onPointerOut={() => after(LEAVE_MS, hide)}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(":focus-visible") && show()}
      onBlur={hide}
    >
      {isValidElement(children)
        ? cloneElement(children, { title: undefined, "aria-describedby": id })
        : children}
      <div
        ref={tip}
        id={id}
        role="tooltip"
        popover="manual"
        className="floating pointer-events-auto border-transparent bg-ink px-2 py-1 text-paper text-xs"
      >
        <span className="inline-flex items-center gap-2">
          {label}
          {keys ? <Kbd keys={keys} /> : null}
        </span>
      </div>
    </span>
  );
}
