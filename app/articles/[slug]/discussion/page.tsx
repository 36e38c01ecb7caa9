import type { Metadata } from "next";
import { orNotFound } from "@/app/articles/[slug]/load-article";
import { addressOf, loadArticlePage, readerHref } from "@/app/articles/[slug]/load-article-page";
import { ThreadOfPage, threadAddress } from "@/app/threads/thread-of-page";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { ThreadSummaries } from "@/components/threads/thread-summaries";
import { LinkButton } from "@/components/ui/link-button";
import { threads } from "@/messages/en/threads";
import { getActor } from "@/server/session";
import { findThread } from "@/server/threads/queries";
import { listArticleThreads } from "@/server/threads/thread-list";

const words = threads.page;

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { slug, groupSlug } = await addressOf(props);
  const { article } = await loadArticlePage(slug, groupSlug);
  return { title: `${words.ofArticle} · ${article.title}` };
}

/** All that is said of an article in one group: of the whole, and on which passages. */
export default async function DiscussionPage(props: Props) {
  const { slug, groupSlug } = await addressOf(props);
  const { article, group } = await loadArticlePage(slug, groupSlug);
  const query = await props.searchParams;
  const address = threadAddress(query);
  const after = typeof query.after === "string" ? query.after : undefined;
  const actor = await getActor();
  const [page, passages] = await orNotFound(() =>
    Promise.all([
      findThread(actor, { article: article.id, group: group.id, ...address }),
      listArticleThreads(actor, article.id, group.id, { limit: "30", ...(after && { cursor: after }) }),
    ]),
  );
  const reader = readerHref(article.slug, group);
  const here = `/articles/${article.slug}/discussion${group.isPublic ? "" : `?group=${group.slug}`}`;
  return (
    <Page width="text">
      <PageHeading title={words.ofArticle} actions={<BackLink href={reader}>{words.backToArticle}</BackLink>}>
        {words.about}{" "}
        <a href={reader} lang={article.language} className="text-ink underline underline-offset-2">
          {article.title}
        </a>
        {group.isPublic ? null : ` · ${group.name}`}
      </PageHeading>
      <ThreadOfPage
        actor={actor}
        page={page}
        address={address}
        articleHref={reader}
        here={here}
        label={threads.articleDiscussion}
      />
      <section aria-labelledby="passages" className="mt-12">
        <h2 id="passages" className="mb-3 font-semibold font-serif text-2xl">
          {words.threads}
        </h2>
        <ThreadSummaries threads={passages.items} language={article.language} />
        {passages.next ? (
          <p className="mt-4">
            <LinkButton
              href={`${here}${here.includes("?") ? "&" : "?"}after=${encodeURIComponent(passages.next)}`}
            >
              {words.more}
            </LinkButton>
          </p>
        ) : null}
      </section>
    </Page>
  );
}
