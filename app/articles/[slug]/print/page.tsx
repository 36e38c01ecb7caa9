import type { Metadata } from "next";
import {
  type ArticlePageProps,
  addressOf,
  loadArticlePage,
  readerHref,
} from "@/app/articles/[slug]/load-article-page";
import { PrintableArticle } from "@/components/print/printable-article";
import { unpackCodes } from "@/core/packed-codes";
import { unpackLayer } from "@/core/packed-layer";

export async function generateMetadata(props: ArticlePageProps): Promise<Metadata> {
  const { slug, groupSlug } = await addressOf(props);
  const { article } = await loadArticlePage(slug, groupSlug);
  return { title: article.title, robots: { index: false } };
}

/** The article with numbered passages and its notes as footnotes: for paper, and for browsers without JavaScript. */
export default async function PrintPage(props: ArticlePageProps) {
  const { slug, groupSlug } = await addressOf(props);
  const { article, layer, codebooks, group, viewer } = await loadArticlePage(slug, groupSlug);
  return (
    <PrintableArticle
      article={article}
      layer={unpackLayer(layer, viewer?.id ?? null)}
      codes={unpackCodes(codebooks)}
      backHref={readerHref(slug, group)}
      takeOutHref={`/articles/${slug}/export${group.isPublic ? "" : `?group=${group.slug}`}`}
    />
  );
}
