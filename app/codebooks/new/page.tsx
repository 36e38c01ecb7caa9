import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { submitNewCodebook } from "@/app/codebooks/actions";
import { loadCodebook } from "@/app/codebooks/load-codebook";
import { NewCodebookForm } from "@/components/codebook/new-codebook-form";
import { Page, PageHeading } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { codebookPages } from "@/messages/en/codebook-pages";
import { codebookPlaces } from "@/server/codebooks/codebook-places";
import { getActor } from "@/server/session";

const words = codebookPages.newForm;

export const metadata: Metadata = { title: words.title, robots: { index: false } };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewCodebookPage({ searchParams }: Props) {
  const { from } = await searchParams;
  const actor = await getActor();
  const book = typeof from === "string" ? await loadCodebook(from) : null;
  if (actor.kind === "visitor") {
    const here = book ? `/codebooks/new?from=${book.slug}` : "/codebooks/new";
    redirect(`/sign-in?next=${encodeURIComponent(here)}`);
  }
  const { groups, forEverybody } = await codebookPlaces(actor);
  const isPossible = groups.length > 0 || (forEverybody && !book);
  return (
    <Page width="form">
      <PageHeading title={book ? words.copyTitle(book.name) : words.title}>
        {book ? words.copyLead : words.lead}
      </PageHeading>
      {isPossible ? (
        <NewCodebookForm
          action={submitNewCodebook}
          from={book && { id: book.id, slug: book.slug, name: book.name }}
          groups={groups}
          forEverybody={forEverybody}
        />
      ) : (
        <EmptyState
          compact
          title={words.noGroup}
          action={<LinkButton href="/groups/new">{words.newGroup}</LinkButton>}
        />
      )}
    </Page>
  );
}
