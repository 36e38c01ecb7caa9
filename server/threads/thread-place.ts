import { db } from "@/server/db";

/** Where a thread hangs, as its page says it. */
export interface ThreadPlace {
  article: { slug: string; title: string; language: string };
  /** Null: on a private annotation. */
  group: { slug: string; name: string; isPublic: boolean } | null;
  /** The words of the passage; null where the thread is on the whole article. */
  passage: string | null;
}

/** The caller has made sure that the actor may read the thread. */
export async function getThreadPlace(thread: {
  articleId: string;
  groupId: string | null;
  annotationId: string | null;
}): Promise<ThreadPlace> {
  const { articleId, groupId, annotationId } = thread;
  const article = await db.article.findUniqueOrThrow({
    where: { id: articleId },
    select: {
      slug: true,
      language: true,
      currentVersionId: true,
      currentVersion: { select: { title: true } },
    },
  });
  const [group, anchor] = await Promise.all([
    groupId === null
      ? null
      : db.group.findUnique({
          where: { id: groupId },
          select: { slug: true, name: true, isPublic: true },
        }),
    annotationId === null || article.currentVersionId === null
      ? null
      : db.anchor.findUnique({
          where: { annotationId_versionId: { annotationId, versionId: article.currentVersionId } },
          select: { exact: true },
        }),
  ]);
  const { slug, language, currentVersion } = article;
  return {
    article: { slug, language, title: currentVersion?.title ?? slug },
    group,
    passage: annotationId === null ? null : (anchor?.exact ?? ""),
  };
}
