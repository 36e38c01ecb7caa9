import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { submitLayer } from "@/app/articles/[slug]/import/actions";
import {
  type ArticlePageProps,
  addressOf,
  loadArticlePage,
  readerHref,
} from "@/app/articles/[slug]/load-article-page";
import { ImportForm } from "@/components/import-layer/import-form";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { canWriteIn } from "@/core/permissions";
import { importLayer as words } from "@/messages/en/import-layer";
import { getActor } from "@/server/session";

export async function generateMetadata(props: ArticlePageProps): Promise<Metadata> {
  const { slug, groupSlug } = await addressOf(props);
  const { article } = await loadArticlePage(slug, groupSlug);
  return { title: words.title(article.title), robots: { index: false } };
}

/** Annotations of a file onto an article: chosen, looked at, brought in. */
export default async function ImportLayerPage(props: ArticlePageProps) {
  const { slug, groupSlug } = await addressOf(props);
  const actor = await getActor();
  if (actor.kind === "visitor") {
    const here = `/articles/${slug}/import${groupSlug ? `?group=${groupSlug}` : ""}`;
    redirect(`/sign-in?next=${encodeURIComponent(here)}`);
  }
  const { article, group, groups } = await loadArticlePage(slug, groupSlug);
  const writable = groups.filter(({ id }) => canWriteIn(actor, id)).map(({ id, name }) => ({ id, name }));
  const href = readerHref(slug, group);
  return (
    <Page width="text">
      <PageHeading title={words.title(article.title)} actions={<BackLink href={href}>{words.back}</BackLink>}>
        {words.lead}
      </PageHeading>
      <ImportForm
        action={submitLayer}
        articleId={article.id}
        groupId={group.id}
        groups={writable}
        readHref={href}
      />
    </Page>
  );
}
