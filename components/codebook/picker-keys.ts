/** What a key does in the picker's search field; null leaves it to the field. */
export type PickerGesture =
  | { kind: "point"; at: number }
  | { kind: "choose"; stay: boolean }
  | { kind: "digit"; digit: string }
  /** An index among all codebooks together (0) and each alone. */
  | { kind: "codebook"; at: number };

export interface PickerPlace {
  /** Index of the option pointed at, -1 for none; and how many there are. */
  at: number;
  count: number;
  codebook: number;
  codebooks: number;
  /** Nothing is written in the field, so that digits and left and right have nothing else to do. */
  isEmpty: boolean;
}

type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** How far Page Up and Page Down go. */
const PAGE = 8;

export function pickerGesture(event: Key, place: PickerPlace): PickerGesture | null {
  const { at, count, codebook, codebooks, isEmpty } = place;
  const isBare = !event.ctrlKey && !event.metaKey && !event.altKey;
  const last = count - 1;
  const point = (to: number): PickerGesture => ({ kind: "point", at: Math.max(0, Math.min(to, last)) });
  const turn = (by: number): PickerGesture | null =>
    isEmpty && isBare ? { kind: "codebook", at: (codebook + by + codebooks) % codebooks } : null;

  if (event.key === "Enter") return { kind: "choose", stay: !isBare };
  if (!isBare) return null;
  if (isEmpty && /^[1-9]$/.test(event.key)) return { kind: "digit", digit: event.key };
  switch (event.key) {
    case "ArrowDown":
      return point(at === last ? 0 : at + 1);
    case "ArrowUp":
      return point(at <= 0 ? last : at - 1);
    case "PageDown":
      return point(at + PAGE);
    case "PageUp":
      return point(at - PAGE);
    case "Home":
      return isEmpty && !event.shiftKey ? point(0) : null;
    case "End":
      return isEmpty && !event.shiftKey ? point(last) : null;
    case "ArrowRight":
      return turn(1);
    case "ArrowLeft":
      return turn(-1);
    default:
      return null;
  }
}
