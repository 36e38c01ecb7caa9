"use client";

import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import { ui } from "@/messages/en/ui";
import { IconButton } from "./button";
import { classNames } from "./class-names";
import { CloseIcon } from "./close-icon";
import { SHEET_SNAPS, type SheetSnap, settle, snapHeight } from "./sheet-snap";

export type BottomSheetProps = {
  open: boolean;
  /** Called on Escape, on the close button, and when the sheet is thrown off the bottom. */
  onClose: () => void;
  label: string;
  snap: SheetSnap;
  onSnapChange: (snap: SheetSnap) => void;
  /** Height at rest in CSS pixels. */
  peekHeight?: number;
  /** Takes the focus when it opens and gives it back when it closes. False while it only follows the text. */
  takeFocus?: boolean;
  /** Stands beside the handle: a title, previous and next. */
  header?: ReactNode;
  children: ReactNode;
};

/**
 * A sheet at the bottom of a phone's screen. It is not modal: the text above stays readable and
 * scrollable. Drag or flick the handle, press it to step through the heights, or use the arrow keys,
 * Home and End on it; Escape closes.
 */
export function BottomSheet({
  open,
  onClose,
  label,
  snap,
  onSnapChange,
  peekHeight = 176,
  takeFocus = true,
  header,
  children,
}: BottomSheetProps) {
  const sheetRef = useRef<HTMLElement>(null);
  const drag = useRef<{ from: number; height: number; lastY: number; lastAt: number; velocity: number }>(
    undefined,
  );
  const [dragged, setDragged] = useState<number | null>(null);

  useEffect(() => {
    if (!open || !takeFocus) return;
    const before = document.activeElement as HTMLElement | null;
    sheetRef.current?.focus({ preventScroll: true });
    return () => {
      // Give the focus back only if it is still in here (or was lost with what was in here).
      const inside =
        document.activeElement === document.body || sheetRef.current?.contains(document.activeElement);
      if (inside && before?.isConnected) before.focus({ preventScroll: true });
    };
  }, [open, takeFocus]);

  if (!open) return null;

  function handlePointerDown(event: PointerEvent<HTMLElement>) {
    const sheet = sheetRef.current;
    if (!sheet || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = {
      from: event.clientY,
      height: sheet.offsetHeight,
      lastY: event.clientY,
      lastAt: event.timeStamp,
      velocity: 0,
    };
  }

  function handlePointerMove(event: PointerEvent<HTMLElement>) {
    const now = drag.current;
    if (!now) return;
    const elapsed = Math.max(1, event.timeStamp - now.lastAt);
    now.velocity = (now.lastY - event.clientY) / elapsed;
    now.lastY = event.clientY;
    now.lastAt = event.timeStamp;
    const height = now.height + now.from - event.clientY;
    setDragged(Math.max(48, Math.min(height, snapHeight("full", window.innerHeight, peekHeight))));
  }

  function forgetDrag() {
    drag.current = undefined;
    setDragged(null);
  }

  function handlePointerUp(event: PointerEvent<HTMLElement>) {
    const ended = drag.current;
    forgetDrag();
    if (!ended) return;
    const moved = ended.from - event.clientY;
    if (Math.abs(moved) < 4) {
      const next = SHEET_SNAPS[(SHEET_SNAPS.indexOf(snap) + 1) % SHEET_SNAPS.length];
      if (next) onSnapChange(next);
      return;
    }
    const height = ended.height + moved;
    if (height < peekHeight * 0.6) onClose();
    else onSnapChange(settle(height, ended.velocity, window.innerHeight, peekHeight));
  }

  function handleHandleKey(event: KeyboardEvent) {
    const here = SHEET_SNAPS.indexOf(snap);
    const next = {
      ArrowUp: here + 1,
      ArrowRight: here + 1,
      ArrowDown: here - 1,
      ArrowLeft: here - 1,
      Home: 0,
      End: SHEET_SNAPS.length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const to = SHEET_SNAPS[Math.max(0, Math.min(next, SHEET_SNAPS.length - 1))];
    if (to) onSnapChange(to);
  }

  function handleEscape(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  }

  const style = { "--sheet-peek": `${peekHeight}px`, height: dragged ?? undefined } as CSSProperties;
  return (
    <section
      ref={sheetRef}
      role="dialog"
      aria-modal="false"
      aria-label={label}
      tabIndex={-1}
      data-snap={snap}
      style={style}
      onKeyDown={handleEscape}
      className={classNames("sheet", dragged === null && "sheet-settling")}
    >
      <h2 className="sr-only">{label}</h2>
      <div className="flex items-center gap-2 ps-4 pe-1">
        <div className="min-w-0 flex-1">{header}</div>
        <div
          role="slider"
          tabIndex={0}
          aria-label={ui.sheetHandle}
          aria-orientation="vertical"
          aria-valuemin={0}
          aria-valuemax={SHEET_SNAPS.length - 1}
          aria-valuenow={SHEET_SNAPS.indexOf(snap)}
          aria-valuetext={ui.sheetSnap[snap]}
          onPointerDown={handlePointerDown}
          onPointerMove={handlePointerMove}
          onPointerUp={handlePointerUp}
          onPointerCancel={forgetDrag}
          onKeyDown={handleHandleKey}
          className="sheet-handle"
        />
        <div className="flex flex-1 justify-end">
          <IconButton label={ui.close} onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pb-[calc(1rem+env(safe-area-inset-bottom))]">
        {children}
      </div>
    </section>
  );
}
