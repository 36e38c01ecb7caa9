import { expect, test } from "vitest";
import { type PickerPlace, pickerGesture } from "@/components/codebook/picker-keys";

const place: PickerPlace = { at: 1, count: 4, codebook: 0, codebooks: 3, isEmpty: true };

const press = (key: string, wish: Partial<PickerPlace> = {}, keys: Partial<KeyboardEvent> = {}) =>
  pickerGesture(
    { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...keys },
    { ...place, ...wish },
  );

test("arrows go round, pages stop at the ends", () => {
  expect(press("ArrowDown")).toEqual({ kind: "point", at: 2 });
  expect(press("ArrowDown", { at: 3 })).toEqual({ kind: "point", at: 0 });
  expect(press("ArrowUp", { at: 0 })).toEqual({ kind: "point", at: 3 });
  expect(press("PageDown")).toEqual({ kind: "point", at: 3 });
  expect(press("PageUp")).toEqual({ kind: "point", at: 0 });
});

test("Enter chooses and closes; with Ctrl or Command it stays", () => {
  expect(press("Enter")).toEqual({ kind: "choose", stay: false });
  expect(press("Enter", {}, { ctrlKey: true })).toEqual({ kind: "choose", stay: true });
  expect(press("Enter", {}, { metaKey: true })).toEqual({ kind: "choose", stay: true });
});

test("digits choose while nothing is written, and are written afterwards", () => {
  expect(press("3")).toEqual({ kind: "digit", digit: "3" });
  expect(press("3", { isEmpty: false })).toBeNull();
  expect(press("0")).toBeNull();
  expect(press("3", {}, { ctrlKey: true })).toBeNull();
});

test("left and right turn through the codebooks while nothing is written, and move the caret afterwards", () => {
  expect(press("ArrowRight")).toEqual({ kind: "codebook", at: 1 });
  expect(press("ArrowLeft")).toEqual({ kind: "codebook", at: 2 });
  expect(press("ArrowRight", { codebook: 2 })).toEqual({ kind: "codebook", at: 0 });
  expect(press("ArrowLeft", { isEmpty: false })).toBeNull();
  expect(press("Home", { isEmpty: false })).toBeNull();
});

test("everything else is typed", () => {
  expect(press("a")).toBeNull();
  expect(press("Backspace")).toBeNull();
  expect(press("a", {}, { ctrlKey: true })).toBeNull();
});
