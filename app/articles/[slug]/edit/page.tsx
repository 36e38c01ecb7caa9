import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { loadArticle } from "@/app/articles/[slug]/load-article";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { VersionEditor } from "@/components/versions/version-editor";
import { versions } from "@/messages/en/versions";
import { getActor } from "@/server/session";

export const metadata: Metadata = { title: versions.edit.title };

export default async function EditArticlePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const [article, actor] = await Promise.all([loadArticle(slug), getActor()]);
  if (actor.kind === "visitor") redirect(`/sign-in?next=${encodeURIComponent(`/articles/${slug}/edit`)}`);
  if (!article.can.edit) redirect(`/articles/${article.slug}`);
  return (
    <Page width="reader">
      <PageHeading
        title={versions.edit.title}
        actions={<BackLink href={`/articles/${article.slug}`}>{versions.edit.back}</BackLink>}
      >
        {versions.edit.lead}
      </PageHeading>
      <VersionEditor article={article} personId={actor.id} />
    </Page>
  );
}
