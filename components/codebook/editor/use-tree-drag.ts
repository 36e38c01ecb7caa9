import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import {
  attachInstruction,
  extractInstruction,
  type Instruction,
} from "@atlaskit/pragmatic-drag-and-drop-hitbox/tree-item";
import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import type { Drop } from "./tree-moves";
import type { TreeRow } from "./tree-rows";

/** One level of the tree, in CSS pixels. */
export const INDENT = 20;

export interface TreeDrag {
  isDragged: boolean;
  /** What letting go here would do. */
  over: Drop["kind"] | null;
}

const dropOf = (instruction: Instruction | null, targetId: string): Drop | null => {
  switch (instruction?.type) {
    case "reorder-above":
      return { kind: "above", targetId };
    case "reorder-below":
      return { kind: "below", targetId };
    case "make-child":
      return { kind: "inside", targetId };
    case "reparent":
      return { kind: "behind-level", targetId, level: instruction.desiredLevel };
    default:
      return null;
  }
};

/** Lets a row be dragged and take others. A code cannot be dropped into what stands under it: the server says no, and so does `placeOfDrop`. */
export function useTreeDrag(
  element: RefObject<HTMLElement | null>,
  row: TreeRow,
  onDrop: (id: string, drop: Drop) => void,
): TreeDrag {
  const [drag, setDrag] = useState<TreeDrag>({ isDragged: false, over: null });
  const { id } = row.code;
  const { depth, isOpen } = row;
  const isLast = row.place === row.count;
  const drop = useEffectEvent(onDrop);
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    const leave = () => setDrag((before) => ({ ...before, over: null }));
    return combine(
      draggable({
        element: node,
        getInitialData: () => ({ codeId: id }),
        onDragStart: () => setDrag({ isDragged: true, over: null }),
        onDrop: () => setDrag({ isDragged: false, over: null }),
      }),
      dropTargetForElements({
        element: node,
        canDrop: ({ source }) => typeof source.data.codeId === "string" && source.data.codeId !== id,
        getData: ({ input, element: target }) =>
          attachInstruction(
            { codeId: id },
            {
              input,
              element: target,
              currentLevel: depth,
              indentPerLevel: INDENT,
              mode: isOpen ? "expanded" : isLast ? "last-in-group" : "standard",
            },
          ),
        onDrag: ({ self }) => {
          const over = dropOf(extractInstruction(self.data), id)?.kind ?? null;
          setDrag((before) => (before.over === over ? before : { ...before, over }));
        },
        onDragLeave: leave,
        onDrop: ({ self, source }) => {
          leave();
          const onto = dropOf(extractInstruction(self.data), id);
          if (onto) drop(source.data.codeId as string, onto);
        },
      }),
    );
  }, [element, id, depth, isOpen, isLast]);
  return drag;
}
