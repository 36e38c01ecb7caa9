import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { loadCodebook } from "@/app/codebooks/load-codebook";
import { CodebookEditor } from "@/components/codebook/editor/codebook-editor";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { codebookEditor as words } from "@/messages/en/codebook-editor";
import { getCodeUses } from "@/server/codebooks/plan-queries";
import { listGroups } from "@/server/groups/queries";
import { getActor } from "@/server/session";

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await loadCodebook((await params).slug);
  return { title: words.title(name), robots: { index: false } };
}

export default async function EditCodebookPage({ params }: Props) {
  const book = await loadCodebook((await params).slug);
  const actor = await getActor();
  if (actor.kind === "visitor") {
    redirect(`/sign-in?next=${encodeURIComponent(`/codebooks/${book.slug}/edit`)}`);
  }
  if (!book.can.edit) notFound();
  const { uses } = await getCodeUses(actor, book.id);
  const groups = book.group ? [book.group] : await listGroups(actor);
  return (
    <Page width="reader">
      <PageHeading
        title={book.name}
        actions={
          <>
            <LinkButton href={`/codebooks/${book.slug}/history`}>{words.history}</LinkButton>
            <BackLink href={`/codebooks/${book.slug}`}>{words.back}</BackLink>
          </>
        }
      />
      <CodebookEditor
        book={book}
        uses={uses}
        groups={groups.map(({ id, name }) => ({ id, name }))}
        viewerId={actor.id}
      />
    </Page>
  );
}
