import type { Metadata } from "next";
import {
  type ArticlePageProps,
  addressOf,
  loadArticlePage,
  readerHref,
} from "@/app/articles/[slug]/load-article-page";
import { finishFromReader } from "@/app/groups/[slug]/tasks/actions";
import type { ReaderProps } from "@/components/reader/create-reader";
import { FollowLinks } from "@/components/reader/follow-links";
import { Reader } from "@/components/reader/reader";
import { TaskStrip } from "@/components/tasks/task-strip";
import { getClient } from "@/server/http/client-address";
import { getActor } from "@/server/session";
import { getLayerTask } from "@/server/tasks/queries";

export async function generateMetadata(props: ArticlePageProps): Promise<Metadata> {
  const { slug, groupSlug } = await addressOf(props);
  const { article } = await loadArticlePage(slug, groupSlug);
  return { title: article.title };
}

/** What this page is about: a comment, an annotation, or the article. */
function permalinkOf(slug: string, annotationId: string | undefined, commentId: string | undefined): string {
  if (commentId) return `/comments/${encodeURIComponent(commentId)}`;
  return annotationId ? `/annotations/${encodeURIComponent(annotationId)}` : `/articles/${slug}`;
}

export default async function ReaderPage(props: ArticlePageProps) {
  const { slug, groupSlug, annotationId, commentId, attach } = await addressOf(props);
  const page = await loadArticlePage(slug, groupSlug);
  const [{ origin }, actor] = await Promise.all([getClient(), getActor()]);
  const task = page.group.isPublic ? null : await getLayerTask(actor, page.article.id, page.group.id);
  const taskCodebook = page.codebooks.find(({ id }) => task?.mine && id === task.codebookId) ?? null;
  return (
    <>
      {task ? (
        <TaskStrip
          task={task}
          codebook={taskCodebook}
          group={page.group}
          finish={finishFromReader.bind(null, { id: task.id, slug: page.group.slug })}
        />
      ) : null}
      {page.group.isPublic && page.article.visibility === "public" ? (
        <FollowLinks
          feeds={`/articles/${slug}`}
          page={origin === null ? null : `${origin}${permalinkOf(slug, annotationId, commentId)}`}
        />
      ) : null}
      <Reader
        // Another layer is another page: nothing of the last one's state may carry over.
        key={`${page.article.version.id} ${page.group.id} ${page.viewer?.id ?? ""}`}
        page={JSON.stringify({
          ...page,
          taskCodebookId: taskCodebook?.id ?? null,
          signInHref: `/sign-in?next=${encodeURIComponent(readerHref(slug, page.group))}`,
          initial: { annotationId, commentId, attach },
        } satisfies ReaderProps)}
      />
    </>
  );
}
