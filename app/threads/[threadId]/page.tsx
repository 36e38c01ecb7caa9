import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/articles/[slug]/load-article";
import { readerHref } from "@/app/articles/[slug]/load-article-page";
import { ThreadOfPage, threadAddress } from "@/app/threads/thread-of-page";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { threads } from "@/messages/en/threads";
import { idFrom } from "@/server/articles/access";
import { getActor } from "@/server/session";
import { getThread } from "@/server/threads/queries";
import { getThreadPlace } from "@/server/threads/thread-place";

const words = threads.page;

interface Props {
  params: Promise<{ threadId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Loaded once per request, for the title and the page. */
const load = cache((threadId: string, query: string) =>
  orNotFound(async () => {
    const page = await getThread(await getActor(), idFrom(threadId, "discussion"), JSON.parse(query));
    return { page, place: await getThreadPlace(page.thread) };
  }),
);

const loadFor = async ({ params, searchParams }: Props) => {
  const [{ threadId }, query] = [await params, await searchParams];
  const address = threadAddress(query);
  return { threadId, address, ...(await load(threadId, JSON.stringify(address))) };
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { place } = await loadFor(props);
  // One part of a discussion among many: the article and its list are what a search should find.
  return { title: `${words.ofArticle} · ${place.article.title}`, robots: { index: false } };
}

/** A discussion by itself: long ones are read here, page after page, with or without a script. */
export default async function ThreadsPage(props: Props) {
  const { threadId, address, page, place } = await loadFor(props);
  const { article, group, passage } = place;
  const reader = group ? readerHref(article.slug, group) : `/articles/${article.slug}`;
  const { annotationId } = page.thread;
  const passageHref = annotationId ? `/annotations/${annotationId}` : reader;
  return (
    <Page width="text">
      <PageHeading
        title={words.ofArticle}
        actions={
          <BackLink href={passageHref}>{passage === null ? words.backToArticle : words.passage}</BackLink>
        }
      >
        {passage === null ? words.about : words.onPassage}{" "}
        <a href={passageHref} lang={article.language} className="text-ink underline underline-offset-2">
          {article.title}
        </a>
        {group && !group.isPublic ? ` · ${group.name}` : null}
      </PageHeading>
      {passage ? (
        <blockquote
          lang={article.language}
          className="mb-6 border-line-strong border-s-2 ps-4 font-serif text-lg text-soft"
        >
          <p className="line-clamp-6">{passage}</p>
        </blockquote>
      ) : null}
      <ThreadOfPage
        actor={await getActor()}
        page={page}
        address={address}
        articleHref={reader}
        here={`/threads/${threadId}`}
        label={words.ofArticle}
      />
    </Page>
  );
}
