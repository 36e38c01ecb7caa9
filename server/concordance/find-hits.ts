import { setImmediate } from "node:timers/promises";
import { type KwicWords, wordsAround } from "@/core/concordance/lines";
import { MAX_HITS, SEARCH_MILLISECONDS } from "@/core/concordance/request";
import type { Search } from "@/core/concordance/search";
import type { TextRange } from "@/core/text/range";
import { type Candidate, findCandidates } from "@/server/concordance/candidates";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import type { Actor } from "@/server/session";

export interface Hit extends TextRange, KwicWords {
  article: Candidate;
  title: string;
}

export interface FoundHits {
  hits: Hit[];
  read: number;
  toRead: number;
  stopped: "hits" | "time" | null;
  skipped: number;
}

/** Texts that are in memory at a time. */
const BATCH = 64;
/** Milliseconds after which others get their turn: a search of one must not hold up the pages of all. */
const TURN = 15;

/**
 * Everything that a search finds in the current texts of articles that the actor may read, newest article first,
 * up to `MAX_HITS` and for as long as a search may take. The database narrows down which texts are read; what is a
 * hit is decided here, on the text as it is.
 */
export async function findHits(
  actor: Actor,
  search: Search,
  milliseconds = SEARCH_MILLISECONDS,
): Promise<FoundHits> {
  const end = performance.now() + milliseconds;
  const candidates = await findCandidates(actor, search.needed, milliseconds);
  const found: FoundHits = { hits: [], read: 0, toRead: candidates?.length ?? 0, stopped: null, skipped: 0 };
  if (candidates === null) return { ...found, stopped: "time" };
  let turnEnds = performance.now() + TURN;
  for (let at = 0; at < candidates.length; at += BATCH) {
    const batch = candidates.slice(at, at + BATCH);
    const texts = await textsOf(batch);
    for (const article of batch) {
      const text = texts.get(article.versionId) ?? "";
      const { hits, skipped } = search.find(text);
      found.read++;
      found.skipped += skipped;
      for (const range of hits) {
        if (found.hits.length === MAX_HITS) return { ...found, stopped: "hits" };
        found.hits.push({ ...range, ...wordsAround(text, range), article, title: article.title });
      }
      const now = performance.now();
      if (now > end && found.read < candidates.length) return { ...found, stopped: "time" };
      if (now > turnEnds) {
        await setImmediate();
        turnEnds = performance.now() + TURN;
      }
    }
  }
  return found;
}

async function textsOf(articles: readonly Candidate[]): Promise<Map<string, string>> {
  const ids = articles.map(({ versionId }) => versionId);
  const rows = await hotQuery<{ id: string; text: string }>(
    Prisma.sql`SELECT v.id, v.text FROM "ArticleVersion" v WHERE v.id = ANY(${ids}::uuid[])`,
  );
  return new Map(rows.map(({ id, text }) => [id, text]));
}
