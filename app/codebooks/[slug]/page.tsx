import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { CodebookPage } from "@/components/codebook/codebook-page";
import { Page } from "@/components/shell/page";
import { AppError } from "@/core/errors";
import { getCodebook } from "@/server/codebooks/queries";
import { getActor } from "@/server/session";

interface Props {
  params: Promise<{ slug: string }>;
}

/** Loaded once per request, for the title and the page. */
const loadCodebook = cache(async (slug: string) => {
  try {
    return await getCodebook(await getActor(), slug);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not-found") notFound();
    throw thrown;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, description } = await loadCodebook((await params).slug);
  return { title: name, description };
}

export default async function CodebookRoute({ params }: Props) {
  return (
    <Page width="wide">
      <CodebookPage book={await loadCodebook((await params).slug)} />
    </Page>
  );
}
