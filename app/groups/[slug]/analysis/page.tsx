import type { Metadata } from "next";
import { AnalysisPage } from "@/app/analysis/analysis-page";
import { orNotFound } from "@/app/articles/[slug]/load-article";
import { loadGroup } from "@/app/groups/[slug]/load-group";
import { analysis as words } from "@/messages/en/analysis";
import { getAnalysis } from "@/server/analysis/queries";
import { getActor } from "@/server/session";

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words.metaTitle((await loadGroup((await params).slug)).name) };
}

/** What a group found over everything that it read. */
export default async function GroupAnalysisPage({ params }: Props) {
  const [group, actor] = [await loadGroup((await params).slug), await getActor()];
  const analysis = await orNotFound(() => getAnalysis(actor, { group: group.slug }));
  return (
    <AnalysisPage
      kind="group"
      name={group.name}
      analysis={analysis}
      backHref={`/groups/${group.slug}`}
      readHref="/"
      groups={[]}
    />
  );
}
