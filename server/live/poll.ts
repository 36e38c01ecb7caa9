import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";

/** How far an article's events were read here; null: not yet. */
export interface Read {
  articleId: string;
  head: { epoch: string; seq: number } | null;
}

/** Those of the articles that have something new, in one query. */
export async function pollStreams(read: readonly Read[]): Promise<string[]> {
  const ids = read.flatMap(({ articleId, head }) => (head ? [articleId] : []));
  if (ids.length === 0) return [];
  const rows = await hotQuery<{ articleId: string; epoch: string; seq: string }>(Prisma.sql`
    SELECT s."articleId", s.epoch, s.seq FROM "Stream" s WHERE s."articleId" = ANY(${ids}::uuid[])`);
  const now = new Map(rows.map((row) => [row.articleId, row]));
  return read.flatMap(({ articleId, head }) => {
    const stream = now.get(articleId);
    const isSame = head && stream?.epoch === head.epoch && Number(stream.seq) === head.seq;
    return head && !isSame ? [articleId] : [];
  });
}
