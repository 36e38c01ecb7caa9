import type { Metadata } from "next";
import { ComparisonView } from "@/app/compare/comparison-view";
import { addressIn, loadComparison, namesTwo } from "@/app/compare/load-comparison";
import { Chooser } from "@/components/compare/chooser";
import { Page, PageHeading } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { compare as words } from "@/messages/en/compare";
import { getArticle, listArticles } from "@/server/articles/queries";
import { listGroups } from "@/server/groups/queries";
import { type Actor, getActor } from "@/server/session";
import { openCompareTask } from "@/server/tasks/queries";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const address = addressIn(await searchParams);
  if (!namesTwo(address)) return { title: words.choose.title };
  const { left, right, leftVersion, rightVersion, group } = address;
  const comparison = await loadComparison(left, right, leftVersion, rightVersion, group);
  return { title: words.metaTitle(comparison.left.article.title, comparison.right.article.title) };
}

export default async function ComparePage({ searchParams }: Props) {
  const address = addressIn(await searchParams);
  if (!namesTwo(address)) return <Choosing address={address} />;
  const { left, right, leftVersion, rightVersion, group } = address;
  const comparison = await loadComparison(left, right, leftVersion, rightVersion, group);
  // Who is asked to compare them commits to an answer first; two versions of one article are no task.
  const [one, other] = [comparison.left.article.id, comparison.right.article.id];
  const task = one === other ? null : await openCompareTask(await getActor(), one, other);
  return <ComparisonView comparison={comparison} task={task} />;
}

async function Choosing({ address }: { address: ReturnType<typeof addressIn> }) {
  const actor = await getActor();
  const [page, groups, ...chosen] = await Promise.all([
    listArticles(actor, { q: address.query || undefined, limit: 100 }),
    listGroups(actor),
    ...[address.left, address.right].map((slug) => titleOf(actor, slug)),
  ]);
  const articles = [...chosen.flatMap((one) => one ?? []), ...page.items]
    .filter((one, at, all) => all.findIndex(({ slug }) => slug === one.slug) === at)
    .map(({ slug, title }) => ({ slug, title }));
  const isSame = address.left !== undefined && address.left === address.right;
  return (
    <Page width="text">
      <PageHeading title={words.choose.title}>{words.choose.lead}</PageHeading>
      {isSame ? (
        <p role="status" className="mb-4 rounded-md bg-warning-wash px-3 py-2">
          {words.choose.same}
        </p>
      ) : null}
      {articles.length < 2 && !address.query ? (
        <EmptyState title={words.choose.none} />
      ) : (
        <Chooser
          articles={articles}
          groups={groups}
          left={address.left}
          right={isSame ? undefined : address.right}
          group={address.group}
          query={address.query}
        />
      )}
    </Page>
  );
}

/** What cannot be read is as good as not chosen. */
async function titleOf(actor: Actor, slug: string | undefined) {
  if (slug === undefined) return null;
  try {
    return await getArticle(actor, slug);
  } catch {
    return null;
  }
}
