import { type ThreadNews, tellThread } from "@/components/live/thread-news";
import type { ThreadTarget } from "@/core/comment";
import type { LiveChange } from "@/core/live/message";

/** Hands what happened in an article's threads on to those that are open, each in one go: a busy minute is one drawing. */
export function tellThreads(articleId: string, changes: readonly LiveChange[]): void {
  const told = new Map<string, { on: ThreadTarget; news: ThreadNews[] }>();
  const tell = (annotationId: string | null, groupId: string | null, one: ThreadNews) => {
    if (annotationId === null && groupId === null) return;
    const on = annotationId === null ? { articleId, groupId: groupId as string } : { annotationId };
    const name = JSON.stringify(on);
    const entry = told.get(name) ?? { on, news: [] };
    told.set(name, entry);
    entry.news.push(one);
  };
  for (const change of changes) {
    if (change.kind === "comment") tell(change.view.annotationId, change.view.groupId, change);
    else if (change.kind === "comment-gone" || change.kind === "thread")
      tell(change.annotationId, change.groupId, change);
  }
  for (const { on, news } of told.values()) tellThread(on, news);
}
