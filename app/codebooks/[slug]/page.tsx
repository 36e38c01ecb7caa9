import type { Metadata } from "next";
import { loadCodebook } from "@/app/codebooks/load-codebook";
import { CodebookPage } from "@/components/codebook/codebook-page";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { analysis } from "@/messages/en/analysis";
import { getActor } from "@/server/session";

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, description } = await loadCodebook((await params).slug);
  return { title: name, description };
}

export default async function CodebookRoute({ params }: Props) {
  const [book, actor] = [await loadCodebook((await params).slug), await getActor()];
  return (
    <Page width="wide">
      <CodebookPage book={book} canCopy={actor.kind === "person" && actor.mayWrite} />
      <p className="screen-only mt-12">
        <LinkButton href={`/codebooks/${book.slug}/analysis`}>{analysis.link}</LinkButton>
      </p>
    </Page>
  );
}
