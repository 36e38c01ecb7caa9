import { LRUCache } from "lru-cache";
import { db } from "@/server/db";

/**
 * Texts of article versions. A version never changes, so keeping some in memory can never be stale;
 * at most 32 million UTF-16 code units, about 64 MB.
 */
const texts = new LRUCache<string, string>({
  maxSize: 32_000_000,
  sizeCalculation: (text) => text.length + 1,
});

export async function versionText(versionId: string): Promise<string> {
  const kept = texts.get(versionId);
  if (kept !== undefined) return kept;
  const { text } = await db.articleVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { text: true },
  });
  texts.set(versionId, text);
  return text;
}
