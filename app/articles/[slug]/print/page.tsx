import type { Metadata } from "next";
import {
  type ArticlePageProps,
  addressOf,
  loadArticlePage,
  readerHref,
} from "@/app/articles/[slug]/load-article-page";
import { PrintableArticle } from "@/components/print/printable-article";

export async function generateMetadata(props: ArticlePageProps): Promise<Metadata> {
  const { slug, groupSlug } = await addressOf(props);
  const { article } = await loadArticlePage(slug, groupSlug);
  return { title: article.title, robots: { index: false } };
}

/** The article with numbered passages and its notes as footnotes: for paper, and for browsers without JavaScript. */
export default async function PrintPage(props: ArticlePageProps) {
  const { slug, groupSlug } = await addressOf(props);
  const { article, layer, codes, group } = await loadArticlePage(slug, groupSlug);
  return (
    <PrintableArticle article={article} layer={layer} codes={codes} backHref={readerHref(slug, group)} />
  );
}
