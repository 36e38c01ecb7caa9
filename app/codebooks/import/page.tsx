import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ImportCodebookForm } from "@/components/codebook/import-codebook-form";
import { Page, PageHeading } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { codebookPages } from "@/messages/en/codebook-pages";
import { codebookPlaces } from "@/server/codebooks/codebook-places";
import { getActor } from "@/server/session";

const words = codebookPages.importForm;

export const metadata: Metadata = { title: words.title, robots: { index: false } };

/** A codebook of a file: chosen, looked at, brought in. */
export default async function ImportCodebookPage() {
  const actor = await getActor();
  if (actor.kind === "visitor") redirect("/sign-in?next=%2Fcodebooks%2Fimport");
  const places = await codebookPlaces(actor);
  return (
    <Page width="text">
      <PageHeading title={words.title}>{words.lead}</PageHeading>
      {places.groups.length > 0 || places.forEverybody ? (
        <ImportCodebookForm {...places} />
      ) : (
        <EmptyState
          compact
          title={codebookPages.newForm.noGroup}
          action={<LinkButton href="/groups/new">{codebookPages.newForm.newGroup}</LinkButton>}
        />
      )}
    </Page>
  );
}
