import { isCharacterKey, type KeyCombo, matchesKeyCombo } from "@/components/ui/key-combo";
import { singleKeysOn } from "./single-key-setting";

export type ShortcutRules = {
  /** Also while typing in a field. */
  whileTyping?: boolean;
  /** Also while a modal dialog is open. */
  overDialogs?: boolean;
  /** Once for each press, however long the key is held. */
  once?: boolean;
};

/** Whether this key press is this combination and may be acted upon where the reader is. */
export function shortcutApplies(event: KeyboardEvent, combo: KeyCombo, rules: ShortcutRules = {}): boolean {
  if (event.defaultPrevented || event.isComposing || !matchesKeyCombo(event, combo)) return false;
  if (rules.once && event.repeat) return false;
  if (!rules.whileTyping && isTypingIn(event.composedPath()[0])) return false;
  if (!rules.overDialogs && document.querySelector("dialog:modal")) return false;
  return !isCharacterKey(combo) || singleKeysOn();
}

const typedInputs = /^(?:text|search|url|tel|email|password|number|date|datetime-local|month|week|time)$/;

/** Whether keys pressed in this element write something: fields, editable text, open menus' first letters. */
export function isTypingIn(target: EventTarget | null | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  ) {
    return true;
  }
  if (target instanceof HTMLInputElement) return typedInputs.test(target.type);
  return target.closest('[role="menu"], [role="listbox"], [role="combobox"]') !== null;
}
