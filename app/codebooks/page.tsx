import type { Metadata } from "next";
import { CodebookPageList } from "@/components/codebook/codebook-page-list";
import { Page, PageHeading } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { CursorSchema } from "@/core/page";
import { codebookPages } from "@/messages/en/codebook-pages";
import { codebooks as words } from "@/messages/en/codebooks";
import { listCodebooks } from "@/server/codebooks/queries";
import { getActor } from "@/server/session";

export const metadata: Metadata = { title: words.title };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CodebooksPage({ searchParams }: Props) {
  const { cursor } = await searchParams;
  const after = typeof cursor === "string" && CursorSchema.safeParse(cursor).success ? cursor : undefined;
  const actor = await getActor();
  const page = await listCodebooks(actor, { cursor: after });
  return (
    <Page width="text">
      <PageHeading
        title={words.title}
        actions={
          actor.kind === "person" && actor.mayWrite ? (
            <>
              <LinkButton href="/codebooks/new">{codebookPages.create}</LinkButton>
              <LinkButton href="/codebooks/import">{codebookPages.import}</LinkButton>
            </>
          ) : null
        }
      >
        {words.intro}
      </PageHeading>
      {page.items.length > 0 ? (
        <CodebookPageList books={page.items} />
      ) : (
        <EmptyState title={words.empty.title} action={<LinkButton href="/">{words.empty.action}</LinkButton>}>
          {words.empty.text}
        </EmptyState>
      )}
      {page.next ? (
        <nav aria-label={words.title} className="mt-6">
          <LinkButton href={`/codebooks?cursor=${encodeURIComponent(page.next)}`}>{words.more}</LinkButton>
        </nav>
      ) : null}
    </Page>
  );
}
