import type { Metadata } from "next";
import {
  type ArticlePageProps,
  addressOf,
  loadArticlePage,
  readerHref,
} from "@/app/articles/[slug]/load-article-page";
import { TakeOutForm } from "@/components/export/take-out-form";
import { Page, PageHeading } from "@/components/shell/page";
import { takeOut } from "@/messages/en/export";

export async function generateMetadata(props: ArticlePageProps): Promise<Metadata> {
  const { slug, groupSlug } = await addressOf(props);
  const { article } = await loadArticlePage(slug, groupSlug);
  return { title: takeOut.title(article.title), robots: { index: false } };
}

/** All choices of taking an article out, in one form. */
export default async function TakeOutPage(props: ArticlePageProps) {
  const { slug, groupSlug } = await addressOf(props);
  const { article, group, viewer } = await loadArticlePage(slug, groupSlug);
  const query = group.isPublic ? "" : `?group=${encodeURIComponent(group.slug)}`;
  return (
    <Page width="text">
      <PageHeading title={takeOut.title(article.title)}>{takeOut.lead(group.name)}</PageHeading>
      <TakeOutForm slug={article.slug} group={group} isSignedIn={viewer !== null} />
      <p className="mt-8 flex gap-4 text-sm">
        <a href={readerHref(slug, group)} className="text-accent underline underline-offset-2">
          {takeOut.back}
        </a>
        <a
          href={`/exports?query=article:${slug}${group.isPublic ? "" : `%20group:${group.slug}`}`}
          className="text-accent underline underline-offset-2"
        >
          {takeOut.selection}
        </a>
        <a href={`/articles/${slug}/print${query}`} className="text-accent underline underline-offset-2">
          {takeOut.print}
        </a>
      </p>
    </Page>
  );
}
