import type { ScopedPhrase } from "@/core/moderation/hold";
import { toWordList, type WordList } from "@/core/moderation/word-list";
import { db } from "@/server/db";

/** Lists that this process has made ready; a list of thousands takes some milliseconds. */
const MAX_KEPT = 100;
const kept = new Map<string, { version: number; list: Promise<WordList<ScopedPhrase>> }>();

/**
 * The watched words of a group and of the site, ready to be searched for. Kept until the group's
 * `wordListVersion` moves on, which a change of the site's words raises for every group.
 */
export async function wordListOf(groupId: string, version: number): Promise<WordList<ScopedPhrase>> {
  const known = kept.get(groupId);
  if (known?.version === version) return known.list;
  const list = load(groupId);
  kept.delete(groupId);
  kept.set(groupId, { version, list });
  const [oldest] = kept.keys();
  if (kept.size > MAX_KEPT && oldest) kept.delete(oldest);
  // A failed load is tried again by the next post.
  list.catch(() => kept.delete(groupId));
  return list;
}

async function load(groupId: string): Promise<WordList<ScopedPhrase>> {
  const words = await db.watchedWord.findMany({
    where: { OR: [{ groupId }, { groupId: null }] },
    select: { phrase: true, effect: true, groupId: true },
    orderBy: { id: "asc" },
  });
  return toWordList(
    words.map(({ phrase, effect, groupId: own }) => ({
      phrase,
      effect,
      scope: own === null ? "site" : "group",
    })),
  );
}
