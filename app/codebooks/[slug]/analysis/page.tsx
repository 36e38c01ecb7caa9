import type { Metadata } from "next";
import { AnalysisPage } from "@/app/analysis/analysis-page";
import { groupIn } from "@/app/analysis/group-in";
import { orNotFound } from "@/app/articles/[slug]/load-article";
import { analysis as words } from "@/messages/en/analysis";
import { getAnalysis } from "@/server/analysis/queries";
import { getCodebook } from "@/server/codebooks/queries";
import { listGroups } from "@/server/groups/queries";
import { getActor } from "@/server/session";

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const loadBook = (slug: string) => orNotFound(async () => getCodebook(await getActor(), slug));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words.metaTitle((await loadBook((await params).slug)).name) };
}

/** What a group found with one codebook. */
export default async function CodebookAnalysisPage({ params, searchParams }: Props) {
  const [book, actor] = [await loadBook((await params).slug), await getActor()];
  const group = groupIn(await searchParams);
  const [analysis, groups] = await Promise.all([
    orNotFound(() => getAnalysis(actor, { group, codebook: book.slug })),
    listGroups(actor),
  ]);
  return (
    <AnalysisPage
      kind="codebook"
      name={book.name}
      analysis={analysis}
      backHref={`/codebooks/${book.slug}`}
      readHref="/"
      groups={groups}
    />
  );
}
