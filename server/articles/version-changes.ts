import { LRUCache } from "lru-cache";
import { diffParagraphs } from "@/core/text/paragraph-diff";
import { wordsOf } from "@/core/text/word-diff";
import { versionText } from "@/server/articles/version-text";

/** How many words came and went from one version to another. */
export interface ChangeSize {
  added: number;
  removed: number;
}

/** Versions never change, so neither does what lies between two of them. */
const sizes = new LRUCache<string, ChangeSize>({ max: 5_000 });

export async function changeBetween(fromId: string, toId: string): Promise<ChangeSize> {
  const key = `${fromId} ${toId}`;
  const known = sizes.get(key);
  if (known) return known;
  const size: ChangeSize = { added: 0, removed: 0 };
  for (const { parts } of diffParagraphs(await versionText(fromId), await versionText(toId))) {
    for (const { kind, text } of parts) if (kind !== "same") size[kind] += countOf(text);
  }
  sizes.set(key, size);
  return size;
}

const countOf = (text: string): number => wordsOf(text).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
