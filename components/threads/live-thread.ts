import { request } from "@/components/api/request";
import { getLive } from "@/components/live/live";
import { tellThreads } from "@/components/live/tell-threads";
import { tellEveryThread } from "@/components/live/thread-news";
import type { ThreadPage } from "@/core/threads/thread";

/**
 * Keeps a thread on a page of its own as the database is. Loaded once the page has come to life.
 * @param viewerId null for a visitor
 * @returns ends it
 */
export function followThread({ thread, asOf }: ThreadPage, viewerId: string | null): () => void {
  const { articleId, annotationId, groupId } = thread;
  const about = annotationId ? `annotation=${annotationId}` : `article=${articleId}&group=${groupId}`;
  return getLive(viewerId).follow(
    { articleId, ...asOf },
    {
      apply: (changes) => tellThreads(articleId, changes),
      async refresh() {
        const now = await request<ThreadPage>("GET", `/api/threads?${about}&limit=1`);
        tellEveryThread([{ kind: "stale" }]);
        return now.asOf;
      },
    },
  );
}
