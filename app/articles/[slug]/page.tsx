import type { Metadata } from "next";
import {
  type ArticlePageProps,
  addressOf,
  loadArticlePage,
  readerHref,
} from "@/app/articles/[slug]/load-article-page";
import type { ReaderProps } from "@/components/reader/create-reader";
import { FollowLinks } from "@/components/reader/follow-links";
import { Reader } from "@/components/reader/reader";
import { getClient } from "@/server/http/client-address";

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
  const { origin } = await getClient();
  return (
    <>
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
          signInHref: `/sign-in?next=${encodeURIComponent(readerHref(slug, page.group))}`,
          initial: { annotationId, commentId, attach },
        } satisfies ReaderProps)}
      />
    </>
  );
}
