import { LRUCache } from "lru-cache";
import { type Carried, carrierBetween } from "@/core/anchoring/carry";
import type { PassageQuote, QuotedPassage } from "@/core/comment";
import type { TextRange } from "@/core/text/range";
import { versionText } from "@/server/articles/version-text";
import { db } from "@/server/db";

/** Explaining one text by another costs tens of milliseconds for long ones: the last pairs are kept. */
const carriers = new LRUCache<string, (range: TextRange) => Carried>({ max: 16 });

async function carrier(fromId: string, toId: string): Promise<(range: TextRange) => Carried> {
  const key = `${fromId} ${toId}`;
  let carry = carriers.get(key);
  if (!carry) {
    carry = carrierBetween(await versionText(fromId), await versionText(toId));
    carriers.set(key, carry);
  }
  return carry;
}

/**
 * Where quoted passages of one article stand in its current version: only what stands there beyond doubt has
 * a place. Two queries, however many there are.
 * @returns by the same keys
 */
export async function placeQuotes(
  articleId: string,
  quotes: ReadonlyMap<string, PassageQuote>,
): Promise<Map<string, QuotedPassage>> {
  const placed = new Map<string, QuotedPassage>();
  if (quotes.size === 0) return placed;
  const [article, versions] = await Promise.all([
    db.article.findUniqueOrThrow({ where: { id: articleId }, select: { currentVersionId: true } }),
    db.articleVersion.findMany({
      where: { articleId, id: { in: [...new Set([...quotes.values()].map((one) => one.versionId))] } },
      select: { id: true, number: true },
    }),
  ]);
  const numbers = new Map(versions.map(({ id, number }) => [id, number]));
  const current = article.currentVersionId;
  for (const [key, quote] of quotes) {
    const versionNumber = numbers.get(quote.versionId);
    if (versionNumber === undefined || current === null) continue;
    const { start, end } = quote;
    const now =
      quote.versionId === current
        ? { start, end }
        : placeOf((await carrier(quote.versionId, current))({ start, end }));
    placed.set(key, { ...quote, versionNumber, now });
  }
  return placed;
}

const placeOf = (carried: Carried): TextRange | null =>
  carried.status === "anchored" ? { start: carried.start, end: carried.end } : null;
