import type { Metadata } from "next";
import { AnalysisPage } from "@/app/analysis/analysis-page";
import { groupIn } from "@/app/analysis/group-in";
import { loadArticle, orNotFound } from "@/app/articles/[slug]/load-article";
import { readerHref } from "@/app/articles/[slug]/load-article-page";
import { analysis as words } from "@/messages/en/analysis";
import { getAnalysis } from "@/server/analysis/queries";
import { listGroups } from "@/server/groups/queries";
import { getActor } from "@/server/session";

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words.metaTitle((await loadArticle((await params).slug)).title) };
}

/** What a group found in one article. */
export default async function ArticleAnalysisPage({ params, searchParams }: Props) {
  const [article, actor] = [await loadArticle((await params).slug), await getActor()];
  const group = groupIn(await searchParams);
  const [analysis, groups] = await Promise.all([
    orNotFound(() => getAnalysis(actor, { group, article: article.slug })),
    listGroups(actor),
  ]);
  const href = readerHref(article.slug, analysis.group);
  return (
    <AnalysisPage
      kind="article"
      name={article.title}
      analysis={analysis}
      backHref={href}
      readHref={href}
      groups={groups}
    />
  );
}
