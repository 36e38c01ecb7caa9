import { describe, expect, test } from "vitest";
import { isCharacterKey, keyCaps, matchesKeyCombo, parseKeyCombo } from "@/components/ui/key-combo";

const released = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

function pressed(keys: string, event: Partial<Parameters<typeof matchesKeyCombo>[0]> & { key: string }) {
  return matchesKeyCombo({ ...released, ...event }, parseKeyCombo(keys));
}

describe("a key combination", () => {
  test("answers to its key alone, not with other modifiers", () => {
    expect(pressed("j", { key: "j" })).toBe(true);
    expect(pressed("j", { key: "k" })).toBe(false);
    expect(pressed("j", { key: "j", ctrlKey: true })).toBe(false);
    expect(pressed("j", { key: "J", shiftKey: true })).toBe(false);
    expect(pressed("shift+j", { key: "J", shiftKey: true })).toBe(true);
  });

  test("answers to a letter although Caps Lock is on", () => {
    expect(pressed("j", { key: "J" })).toBe(true);
  });

  test("takes Control and Command alike for mod", () => {
    expect(pressed("mod+k", { key: "k", ctrlKey: true })).toBe(true);
    expect(pressed("mod+k", { key: "k", metaKey: true })).toBe(true);
    expect(pressed("mod+k", { key: "k" })).toBe(false);
  });

  test("takes a symbol however the keyboard makes it", () => {
    expect(pressed("?", { key: "?", shiftKey: true })).toBe(true);
    expect(pressed("?", { key: "?" })).toBe(true);
    expect(pressed("[", { key: "[", altKey: true })).toBe(true);
  });

  test("with Shift and a digit, answers to the digit's place, whatever is written there", () => {
    const one = { code: "Digit1", shiftKey: true };
    expect(pressed("shift+1", { key: "!", ...one })).toBe(true);
    expect(pressed("shift+1", { key: '"', code: "Digit2", shiftKey: true })).toBe(false);
    expect(pressed("shift+1", { key: "1", code: "Digit1" })).toBe(false);
    expect(pressed("1", { key: "!", ...one })).toBe(false);
    // Where digits themselves need Shift, it is the digit.
    expect(pressed("1", { key: "1", ...one })).toBe(true);
    expect(pressed("shift+1", { key: "1", ...one })).toBe(false);
  });

  test("can be the plus sign", () => {
    expect(pressed("+", { key: "+", shiftKey: true })).toBe(true);
    expect(pressed("mod++", { key: "+", ctrlKey: true })).toBe(true);
  });

  test("is a character key only when it types something by itself", () => {
    expect(isCharacterKey(parseKeyCombo("j"))).toBe(true);
    expect(isCharacterKey(parseKeyCombo("shift+j"))).toBe(true);
    expect(isCharacterKey(parseKeyCombo("mod+j"))).toBe(false);
    expect(isCharacterKey(parseKeyCombo("Escape"))).toBe(false);
    expect(isCharacterKey(parseKeyCombo("ArrowDown"))).toBe(false);
  });

  test("is shown in the words of the reader's system", () => {
    expect(keyCaps("mod+shift+k", false)).toEqual(["Ctrl", "Shift", "K"]);
    expect(keyCaps("mod+shift+k", true)).toEqual(["⌘", "⇧", "K"]);
    expect(keyCaps("ArrowDown", false)).toEqual(["↓"]);
    expect(keyCaps("Escape", true)).toEqual(["Esc"]);
  });
});
