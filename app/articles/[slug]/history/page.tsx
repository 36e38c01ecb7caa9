import type { Metadata } from "next";
import { loadArticle, orNotFound } from "@/app/articles/[slug]/load-article";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { CompareForm } from "@/components/versions/compare-form";
import { VersionList } from "@/components/versions/version-list";
import { versions as words } from "@/messages/en/versions";
import { listVersionsWithChanges } from "@/server/articles/version-queries";
import { getActor } from "@/server/session";

interface HistoryProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ cursor?: string }>;
}

export async function generateMetadata({ params }: HistoryProps): Promise<Metadata> {
  const { title } = await loadArticle((await params).slug);
  return { title: `${words.history.title} · ${title}` };
}

export default async function HistoryPage({ params, searchParams }: HistoryProps) {
  const { slug } = await params;
  const { cursor } = await searchParams;
  const article = await loadArticle(slug);
  const { items, next } = await orNotFound(async () =>
    listVersionsWithChanges(await getActor(), article.id, cursor === undefined ? {} : { cursor }),
  );
  const newest = article.version.number;
  return (
    <Page width="text">
      <PageHeading
        title={words.history.title}
        actions={<BackLink href={`/articles/${article.slug}`}>{words.edit.back}</BackLink>}
      >
        {words.history.lead(article.title)}
      </PageHeading>
      {newest > 1 ? (
        <div className="mb-8">
          <CompareForm slug={article.slug} newest={newest} from={newest - 1} to={newest} />
        </div>
      ) : null}
      <VersionList article={article} versions={items} restoreOnto={article.can.edit ? newest : null} />
      {next ? (
        <p className="mt-6">
          <LinkButton href={`/articles/${article.slug}/history?cursor=${encodeURIComponent(next)}`}>
            {words.history.older}
          </LinkButton>
        </p>
      ) : null}
    </Page>
  );
}
