import type { Metadata } from "next";
import Link from "next/link";
import { loadCodebook, orNotFound } from "@/app/codebooks/load-codebook";
import { CodebookPage } from "@/components/codebook/codebook-page";
import { Page } from "@/components/shell/page";
import { codebookPages } from "@/messages/en/codebook-pages";
import { numberFrom } from "@/server/codebooks/version-number";
import { getCodebookAt } from "@/server/codebooks/version-queries";
import { getActor } from "@/server/session";

const words = codebookPages.historyPage;

interface Props {
  params: Promise<{ slug: string; number: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, number } = await params;
  const { name } = await loadCodebook(slug);
  return { title: `${name}, ${words.version(Number(number))}`, robots: { index: false } };
}

/** A codebook as one of its versions left it. */
export default async function CodebookVersionPage({ params }: Props) {
  const { slug, number } = await params;
  const now = await loadCodebook(slug);
  const actor = await getActor();
  const { book } = await orNotFound(async () => getCodebookAt(actor, now.id, numberFrom(number)));
  return (
    <Page width="wide">
      {book.version === now.version ? null : (
        <p className="mb-8 rounded-lg bg-warning-wash px-4 py-3 text-warning">
          {words.old(book.version)}{" "}
          <Link href={`/codebooks/${slug}`} className="font-semibold underline underline-offset-2">
            {words.toNow}
          </Link>
        </p>
      )}
      <CodebookPage book={book} isOld={book.version !== now.version} />
    </Page>
  );
}
