"use client";

import { useEffect, useRef } from "react";
import { parseKeyCombo } from "@/components/ui/key-combo";
import { type ShortcutRules, shortcutApplies } from "./shortcut-guard";

/**
 * Runs `handler` on a key such as "j", "?", "Escape" or "mod+Enter" anywhere on the page. Silent
 * while the reader types, while a modal dialog is open, and for single characters when they are
 * turned off. For a key that should also be found in the palette and in the list of keys, give the
 * command `keys` in useCommands instead.
 */
export function useShortcut(
  keys: string,
  handler: (event: KeyboardEvent) => void,
  options: ShortcutRules & { enabled?: boolean } = {},
): void {
  const { enabled = true, whileTyping = false, overDialogs = false } = options;
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });

  useEffect(() => {
    if (!enabled) return;
    const combo = parseKeyCombo(keys);
    function listen(event: KeyboardEvent) {
      if (!shortcutApplies(event, combo, { whileTyping, overDialogs })) return;
      event.preventDefault();
      latest.current(event);
    }
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [keys, enabled, whileTyping, overDialogs]);
}
