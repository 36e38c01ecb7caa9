import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { submitSpans } from "@/app/imports/actions";
import { SpanForm } from "@/components/import-spans/span-form";
import { Page, PageHeading } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { canWriteIn } from "@/core/permissions";
import { importSpans as words } from "@/messages/en/import-spans";
import { listCodebooks } from "@/server/codebooks/queries";
import { listGroups } from "@/server/groups/queries";
import { getActor } from "@/server/session";

export const metadata: Metadata = { title: words.title, robots: { index: false } };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Spans of a file onto many articles: chosen, looked at line by line, brought in, and taken back if need be. */
export default async function ImportsPage({ searchParams }: Props) {
  const actor = await getActor();
  if (actor.kind === "visitor") redirect(`/sign-in?next=${encodeURIComponent("/imports")}`);
  const [{ group: asked }, groups, codebooks] = await Promise.all([
    searchParams,
    listGroups(actor),
    listCodebooks(actor, { limit: "200" }),
  ]);
  const writable = groups
    .filter(({ id }) => canWriteIn(actor, id))
    .map(({ id, slug, name }) => ({ id, slug, name }));
  return (
    <Page width="text">
      <PageHeading title={words.title} actions={<LinkButton href="/exports">{words.takeOut}</LinkButton>}>
        {words.lead}
      </PageHeading>
      <SpanForm
        action={submitSpans}
        groups={writable.map(({ id, name }) => ({ id, name }))}
        groupId={writable.find(({ slug }) => slug === asked)?.id ?? ""}
        codebooks={codebooks.items
          // The corpora's techniques are the codes of this one.
          .toSorted(
            (a, b) => Number(b.slug === "persuasion-techniques") - Number(a.slug === "persuasion-techniques"),
          )
          .map(({ id, name }) => ({ id, name }))}
      />
    </Page>
  );
}
