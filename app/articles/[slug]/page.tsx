import type { Metadata } from "next";
import {
  type ArticlePageProps,
  addressOf,
  loadArticlePage,
  readerHref,
} from "@/app/articles/[slug]/load-article-page";
import type { ReaderProps } from "@/components/reader/create-reader";
import { Reader } from "@/components/reader/reader";

export async function generateMetadata(props: ArticlePageProps): Promise<Metadata> {
  const { slug, groupSlug } = await addressOf(props);
  const { article } = await loadArticlePage(slug, groupSlug);
  return { title: article.title };
}

export default async function ReaderPage(props: ArticlePageProps) {
  const { slug, groupSlug, annotationId, commentId } = await addressOf(props);
  const page = await loadArticlePage(slug, groupSlug);
  return (
    <Reader
      // Another layer is another page: nothing of the last one's state may carry over.
      key={`${page.article.version.id} ${page.group.id} ${page.viewer?.id ?? ""}`}
      page={JSON.stringify({
        ...page,
        signInHref: `/sign-in?next=${encodeURIComponent(readerHref(slug, page.group))}`,
        initial: { annotationId, commentId },
      } satisfies ReaderProps)}
    />
  );
}
