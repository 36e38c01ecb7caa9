import type { Metadata } from "next";
import { ArticleList } from "@/components/library/article-list";
import { LibrarySearch } from "@/components/library/library-search";
import { Page, PageHeading } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { canCreateArticle } from "@/core/permissions";
import { compare } from "@/messages/en/compare";
import { library } from "@/messages/en/library";
import { shell } from "@/messages/en/shell";
import { listArticles } from "@/server/articles/queries";
import { getActor } from "@/server/session";

export const metadata: Metadata = { title: { absolute: `${library.title} · ${library.site.title}` } };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export default async function LibraryPage({ searchParams }: Props) {
  const { q, cursor } = await searchParams;
  // What an address asks is cut to what a search may be, rather than answered with an error page.
  const query = (one(q) ?? "").toWellFormed().replaceAll("\u0000", "").slice(0, 200).trim();
  const after = one(cursor);
  const actor = await getActor();
  const page = await listArticles(actor, { q: query || undefined, cursor: after, limit: 30 });
  return (
    <Page width="text">
      <PageHeading
        title={library.title}
        actions={
          <>
            {page.items.length > 1 ? <LinkButton href="/compare">{compare.link}</LinkButton> : null}
            {canCreateArticle(actor, "groups") ? (
              <LinkButton href="/articles/new">{shell.addArticle}</LinkButton>
            ) : null}
          </>
        }
      >
        {library.lead}
      </PageHeading>
      <LibrarySearch query={query} />
      <ArticleList page={page} query={query} isFirst={after === undefined} />
    </Page>
  );
}
