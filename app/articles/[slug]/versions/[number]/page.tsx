import type { Metadata } from "next";
import { addressOf, loadArticlePage, readerHref } from "@/app/articles/[slug]/load-article-page";
import type { ReaderProps } from "@/components/reader/create-reader";
import { Reader } from "@/components/reader/reader";
import { versions as words } from "@/messages/en/versions";

interface VersionPageProps {
  params: Promise<{ slug: string; number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(props: VersionPageProps): Promise<Metadata> {
  const { slug, groupSlug } = await addressOf(props);
  const { article } = await loadArticlePage(slug, groupSlug, (await props.params).number);
  return {
    title: `${article.title} · ${words.history.version(article.version.number)}`,
    // The article itself is what is to be found.
    robots: { index: false },
    alternates: { canonical: `/articles/${article.slug}` },
  };
}

/** The permalink of a version: it reads like the article, with its annotations as they stood there. */
export default async function VersionPage(props: VersionPageProps) {
  const { slug, groupSlug, annotationId, commentId } = await addressOf(props);
  const page = await loadArticlePage(slug, groupSlug, (await props.params).number);
  return (
    <Reader
      key={`${page.article.version.id} ${page.group.id} ${page.viewer?.id ?? ""}`}
      page={JSON.stringify({
        ...page,
        signInHref: `/sign-in?next=${encodeURIComponent(readerHref(slug, page.group))}`,
        initial: { annotationId, commentId },
      } satisfies ReaderProps)}
    />
  );
}
