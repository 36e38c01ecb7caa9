import { ui } from "@/messages/en/ui";

/** A key combination taken apart. `mod` is Command on a Mac and Control elsewhere. */
export type KeyCombo = { key: string; mod: boolean; alt: boolean; shift: boolean };

/** Reads "mod+k", "shift+j", "?", "Escape". The last part is the value of KeyboardEvent.key. */
export function parseKeyCombo(keys: string): KeyCombo {
  const parts = keys === "+" ? ["+"] : keys.split("+");
  const key = parts.at(-1) || "+";
  const has = (name: string) => parts.slice(0, -1).includes(name);
  return {
    key: key.length === 1 ? key.toLowerCase() : key,
    mod: has("mod"),
    alt: has("alt"),
    shift: has("shift"),
  };
}

/**
 * Whether a key event is this combination. Shift is compared for letters and named keys only:
 * "?" needs Shift on one keyboard and not on another. A digit with Shift is told by its place on the keyboard,
 * since it writes something else; where digits themselves need Shift there is no such combination.
 */
export function matchesKeyCombo(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> & { code?: string },
  combo: KeyCombo,
): boolean {
  if (combo.shift && /^[0-9]$/.test(combo.key)) {
    const isDigit = event.code === `Digit${combo.key}` && event.shiftKey && event.key !== combo.key;
    return isDigit && (event.ctrlKey || event.metaKey) === combo.mod && event.altKey === combo.alt;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key !== combo.key) return false;
  if ((event.ctrlKey || event.metaKey) !== combo.mod) return false;
  const isSymbol = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  // AltGr, and Option on a Mac, make symbols too.
  if (!isSymbol && event.altKey !== combo.alt) return false;
  return isSymbol || event.shiftKey === combo.shift;
}

/** True for a key without Control, Command or Alt that types a character (WCAG 2.1.4). */
export function isCharacterKey(combo: KeyCombo): boolean {
  return combo.key.length === 1 && !combo.mod && !combo.alt;
}

/** The caps to show, in order: ["Ctrl", "K"], or ["⌘", "K"] on a Mac. */
export function keyCaps(keys: string, mac: boolean): string[] {
  const combo = parseKeyCombo(keys);
  const named: Record<string, string> = {
    Enter: mac ? "↩" : ui.key.enter,
    Escape: ui.key.escape,
    " ": ui.key.space,
    ArrowUp: "↑",
    ArrowDown: "↓",
    ArrowLeft: "←",
    ArrowRight: "→",
  };
  const caps: string[] = [];
  if (combo.mod) caps.push(mac ? "⌘" : ui.key.mod);
  if (combo.alt) caps.push(mac ? "⌥" : ui.key.alt);
  if (combo.shift) caps.push(mac ? "⇧" : ui.key.shift);
  caps.push(named[combo.key] ?? (combo.key.length === 1 ? combo.key.toUpperCase() : combo.key));
  return caps;
}
