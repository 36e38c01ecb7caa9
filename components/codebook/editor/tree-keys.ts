import type { Step } from "./tree-moves";
import type { TreeRow } from "./tree-rows";

export type TreeGesture =
  | { kind: "go"; id: string }
  | { kind: "open" | "close" | "rename" | "edit" | "retire" | "add"; id: string }
  | { kind: "step"; id: string; step: Step }
  /** What was changed last on this page, and what was taken back last. */
  | { kind: "undo" }
  | { kind: "redo" };

interface Key {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowRight: "in",
  ArrowLeft: "out",
};

/**
 * What a key means in the tree: the tree view pattern of the WAI-ARIA APG, with Alt and the arrows to move the
 * code itself, as outliners have it. Null: not a key of the tree.
 * @param typed letters typed in quick succession, for the search by first letters
 */
export function treeGesture(
  key: Key,
  rows: readonly TreeRow[],
  id: string,
  typed: string,
): TreeGesture | null {
  const at = rows.findIndex((row) => row.code.id === id);
  const row = rows[at];
  const hasModifier = key.ctrlKey || key.metaKey;
  const letter = hasModifier && !key.altKey ? key.key.toLowerCase() : "";
  if (letter === "z") return { kind: key.shiftKey ? "redo" : "undo" };
  if (letter === "y" && !key.shiftKey) return { kind: "redo" };
  if (!row || hasModifier) return null;
  const step = STEPS[key.key];
  if (key.altKey) return step ? { kind: "step", id, step } : null;
  const go = (to: TreeRow | undefined): TreeGesture | null => (to ? { kind: "go", id: to.code.id } : null);
  switch (key.key) {
    case "ArrowDown":
      return go(rows[at + 1]);
    case "ArrowUp":
      return go(rows[at - 1]);
    case "Home":
      return go(rows[0]);
    case "End":
      return go(rows.at(-1));
    case "ArrowRight":
      if (row.isOpen === false) return { kind: "open", id };
      return row.isOpen ? go(rows[at + 1]) : null;
    case "ArrowLeft":
      if (row.isOpen) return { kind: "close", id };
      return go(rows.slice(0, at).findLast(({ depth }) => depth < row.depth));
    case "F2":
      return { kind: "rename", id };
    case "Enter":
      return { kind: "edit", id };
    case "Delete":
      return { kind: "retire", id };
    case "Insert":
      return { kind: "add", id };
  }
  if (typed === "") return null;
  const from = typed.length === 1 ? at + 1 : at;
  const order = [...rows.slice(from), ...rows.slice(0, from)];
  return go(order.find(({ code }) => code.name.toLowerCase().startsWith(typed)));
}
