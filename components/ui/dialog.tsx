"use client";

import { type ComponentProps, type CSSProperties, type ReactNode, useEffect, useId, useRef } from "react";
import { ui } from "@/messages/en/ui";
import { IconButton } from "./button";
import { CloseIcon } from "./close-icon";
import { focusMarked } from "./focus-marked";

export type DialogProps = {
  open: boolean;
  /** Called on Escape, on the close button and on a press outside. Set `open` to false in answer. */
  onClose: () => void;
  title: string;
  /** One sentence under the title, read out with it. */
  description?: ReactNode;
  /** Buttons at the end, the one that acts last. */
  footer?: ReactNode;
  /** CSS width; 30rem by default, never wider than the window. */
  width?: string;
  /** False keeps a press outside from closing it, for what would be lost. */
  closeOnOutside?: boolean;
  children?: ReactNode;
};

/**
 * A modal dialog on the browser's own <dialog>: the page behind is inert, focus returns when it closes.
 * An element with `data-autofocus` takes the focus when it opens.
 */
export function Dialog({
  open,
  onClose,
  title,
  description,
  footer,
  width,
  closeOnOutside = true,
  children,
}: DialogProps) {
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) {
      dialog.showModal();
      focusMarked(dialog);
    }
    if (!open && dialog.open) dialog.close();
  }, [open]);

  const handlePress: ComponentProps<"dialog">["onPointerDown"] = (event) => {
    if (closeOnOutside && event.target === ref.current && isOutside(event, ref.current)) onClose();
  };

  return (
    <dialog
      ref={ref}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onPointerDown={handlePress}
      onCancel={(event) => {
        if (event.target !== ref.current) return;
        event.preventDefault();
        onClose();
      }}
      className="dialog"
      style={width ? ({ "--dialog-width": width } as CSSProperties) : undefined}
    >
      {open ? (
        <div className="flex flex-col gap-4 p-6 max-sm:p-4">
          <header className="flex items-start gap-4">
            <div className="flex-1">
              <h2 id={`${id}-title`} className="font-semibold text-lg">
                {title}
              </h2>
              {description ? (
                <p id={`${id}-description`} className="mt-1 text-soft">
                  {description}
                </p>
              ) : null}
            </div>
            <IconButton label={ui.close} onClick={onClose} className="-me-2 -mt-1">
              <CloseIcon />
            </IconButton>
          </header>
          {children}
          {footer ? <footer className="flex flex-wrap justify-end gap-2 pt-2">{footer}</footer> : null}
        </div>
      ) : null}
    </dialog>
  );
}

/** The backdrop belongs to the dialog, so a press on it is told by its place. */
function isOutside(point: { clientX: number; clientY: number }, dialog: HTMLElement): boolean {
  const box = dialog.getBoundingClientRect();
  return (
    point.clientX < box.left ||
    point.clientX > box.right ||
    point.clientY < box.top ||
    point.clientY > box.bottom
  );
}
