import type { Metadata } from "next";
import { loadArticle, orNotFound } from "@/app/articles/[slug]/load-article";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { WordDiff } from "@/components/ui/word-diff";
import { CompareForm } from "@/components/versions/compare-form";
import { DiffView } from "@/components/versions/diff-view";
import { diffParagraphs } from "@/core/text/paragraph-diff";
import { compare } from "@/messages/en/compare";
import { versions as words } from "@/messages/en/versions";
import { getVersion, versionNumber } from "@/server/articles/version-queries";
import { getActor } from "@/server/session";

interface CompareProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ from?: string; to?: string; view?: string }>;
}

async function numbersOf({ params, searchParams }: CompareProps) {
  const article = await loadArticle((await params).slug);
  const { from, to, view } = await searchParams;
  const newest = article.version.number;
  return orNotFound(async () => ({
    article,
    from: from === undefined ? Math.max(1, newest - 1) : versionNumber(from),
    to: to === undefined ? newest : versionNumber(to),
    view: view === "side" ? ("side" as const) : ("inline" as const),
  }));
}

export async function generateMetadata(props: CompareProps): Promise<Metadata> {
  const { article, from, to } = await numbersOf(props);
  return { title: `${words.compare.title(from, to)} · ${article.title}` };
}

/** Two versions set against each other; made here whole, so that it needs no script. */
export default async function ComparePage(props: CompareProps) {
  const { article, from, to, view } = await numbersOf(props);
  const actor = await getActor();
  const [older, newer] = await orNotFound(() =>
    Promise.all([getVersion(actor, article.id, from), getVersion(actor, article.id, to)]),
  );
  const address = (wanted: string) =>
    `/articles/${article.slug}/compare?from=${from}&to=${to}&view=${wanted}`;
  return (
    <Page width={view === "side" ? "wide" : "text"}>
      <PageHeading
        title={words.compare.title(from, to)}
        actions={<BackLink href={`/articles/${article.slug}/history`}>{words.compare.back}</BackLink>}
      >
        {newer.reason && to === from + 1 ? newer.reason : words.compare.oldNew}
      </PageHeading>
      <div className="mb-8 flex flex-wrap items-end justify-between gap-x-6 gap-y-4 border-line border-b pb-4">
        <CompareForm slug={article.slug} newest={article.version.number} from={from} to={to} view={view} />
        <nav aria-label={words.diff.view} className="flex flex-wrap gap-1">
          {(["inline", "side"] as const).map((one) => (
            <LinkButton
              key={one}
              href={address(one)}
              variant={one === view ? "secondary" : "quiet"}
              aria-current={one === view ? "page" : undefined}
            >
              {words.diff[one]}
            </LinkButton>
          ))}
          {from === to ? null : (
            <LinkButton
              href={`/compare?left=${article.slug}&right=${article.slug}&leftVersion=${from}&rightVersion=${to}`}
              variant="quiet"
            >
              {compare.sentences}
            </LinkButton>
          )}
        </nav>
      </div>
      <section aria-label={words.diff.label}>
        {older.title === newer.title ? null : (
          <div lang={article.language} className="mb-6 font-semibold font-serif text-2xl">
            <WordDiff from={older.title} to={newer.title} />
          </div>
        )}
        <DiffView rows={diffParagraphs(older.text, newer.text)} view={view} lang={article.language} />
      </section>
    </Page>
  );
}
