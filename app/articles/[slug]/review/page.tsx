import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { loadArticle, orNotFound } from "@/app/articles/[slug]/load-article";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { ReviewList } from "@/components/versions/review-list";
import { versionReview as words } from "@/messages/en/version-review";
import { versions } from "@/messages/en/versions";
import { listReview } from "@/server/articles/review-queries";
import { getActor } from "@/server/session";

interface ReviewProps {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: ReviewProps): Promise<Metadata> {
  const { title } = await loadArticle((await params).slug);
  return { title: `${words.title} · ${title}` };
}

export default async function ReviewPage({ params }: ReviewProps) {
  const { slug } = await params;
  const [article, actor] = await Promise.all([loadArticle(slug), getActor()]);
  if (actor.kind === "visitor") redirect(`/sign-in?next=${encodeURIComponent(`/articles/${slug}/review`)}`);
  const list = await orNotFound(() => listReview(actor, article.id));
  const { id, language, version } = article;
  return (
    <Page width="wide">
      <PageHeading
        title={words.title}
        actions={<BackLink href={`/articles/${article.slug}`}>{versions.edit.back}</BackLink>}
      >
        {words.lead(article.title)}
      </PageHeading>
      <ReviewList article={{ id, slug: article.slug, language, text: version.text }} list={list} />
    </Page>
  );
}
