import type { Block } from "@/core/text/markup";

export interface BlockGroup {
  tag: "blockquote" | "ul" | null;
  members: Block[];
}

/** Neighbouring quotations share one blockquote, neighbouring items one list. */
export function groupBlocks(blocks: readonly Block[]): BlockGroup[] {
  const groups: BlockGroup[] = [];
  for (const block of blocks) {
    const tag = block.type === "blockquote" ? "blockquote" : block.type === "list-item" ? "ul" : null;
    const last = groups.at(-1);
    if (last && tag !== null && last.tag === tag) last.members.push(block);
    else groups.push({ tag, members: [block] });
  }
  return groups;
}
