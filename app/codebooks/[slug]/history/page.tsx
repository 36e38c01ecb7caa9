import type { Metadata } from "next";
import { loadCodebook } from "@/app/codebooks/load-codebook";
import { CodebookHistory } from "@/components/codebook/codebook-history";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { codebookPages } from "@/messages/en/codebook-pages";
import { listVersions } from "@/server/codebooks/version-queries";
import { getActor } from "@/server/session";

const words = codebookPages.historyPage;

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await loadCodebook((await params).slug);
  return { title: words.title(name), robots: { index: false } };
}

export default async function CodebookHistoryPage({ params, searchParams }: Props) {
  const book = await loadCodebook((await params).slug);
  const { before } = await searchParams;
  const from = typeof before === "string" && /^[1-9]\d{0,8}$/.test(before) ? { before } : {};
  const { items, next } = await listVersions(await getActor(), book.id, from);
  const here = `/codebooks/${book.slug}`;
  return (
    <Page width="text">
      <PageHeading title={words.title(book.name)} actions={<BackLink href={here}>{words.back}</BackLink>}>
        {words.lead}
      </PageHeading>
      <CodebookHistory book={{ id: book.id, slug: book.slug, version: book.version }} versions={items} />
      {next === null ? null : (
        <LinkButton className="mt-6" href={`${here}/history?before=${next}`}>
          {words.earlier}
        </LinkButton>
      )}
    </Page>
  );
}
