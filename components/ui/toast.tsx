"use client";

import { type ComponentType, useEffect, useState } from "react";
import { ui } from "@/messages/en/ui";

export type ToastOptions = {
  /** What happened: "Highlight deleted". */
  title: string;
  description?: string;
  tone?: "neutral" | "danger";
  /** One action, such as undo. */
  action?: { label: string; run: () => void };
  /** Milliseconds; 10,000 with an action, 5,000 without. Waits while pointed at or focused. */
  duration?: number;
  /** The same id replaces the toast that is shown. */
  id?: string;
};

type Sonner = typeof import("sonner");

let loading: Promise<Sonner> | undefined;
let mount: ((toaster: Sonner["Toaster"]) => void) | undefined;

/** Loads the toaster the first time that something has to be said. */
function load(): Promise<Sonner> {
  loading ??= import("sonner").then((sonner) => {
    mount?.(sonner.Toaster);
    return sonner;
  });
  return loading;
}

/** Says something that passed, in a corner, politely read out. Needs <Toasts> once in the layout. */
export async function showToast(options: ToastOptions): Promise<void> {
  const { title, description, tone = "neutral", action, id } = options;
  const { toast } = await load();
  const show = tone === "danger" ? toast.error : toast.message;
  show(title, {
    id,
    description,
    duration: options.duration ?? (action ? 10_000 : 5_000),
    action: action
      ? {
          label: action.label,
          // The toaster gives the focus back when it loses it: now, and not when somebody types elsewhere meanwhile.
          onClick: (event) => {
            event.currentTarget.blur();
            action.run();
          },
        }
      : undefined,
  });
}

/** “Deleted. Undo”: the usual toast after something was taken away. */
export function showUndo(title: string, undo: () => void): Promise<void> {
  return showToast({ title, action: { label: ui.undo, run: undo } });
}

/** Takes a toast away, by the id it was given. */
export async function dismissToast(id: string): Promise<void> {
  if (!loading) return;
  (await loading).toast.dismiss(id);
}

/** The place where toasts appear; renders nothing until the first one. */
export function Toasts() {
  const [Toaster, setToaster] = useState<ComponentType<Parameters<Sonner["Toaster"]>[0]> | null>(null);

  useEffect(() => {
    mount = (toaster) => setToaster(() => toaster);
    // A toast may have been asked for before this stood in the page.
    if (loading) void loading.then((sonner) => mount?.(sonner.Toaster));
    return () => {
      mount = undefined;
    };
  }, []);

  if (!Toaster) return null;
  return (
    <Toaster
      position="bottom-left"
      gap={8}
      offset={24}
      mobileOffset={{ bottom: 72, left: 12, right: 12 }}
      containerAriaLabel={ui.notifications}
      icons={{ error: null }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: "toast",
          title: "font-semibold",
          description: "text-soft",
          actionButton: "toast-action",
          error: "toast-danger",
        },
      }}
    />
  );
}
