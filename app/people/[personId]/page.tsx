import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Page, PageHeading } from "@/components/shell/page";
import { AppError } from "@/core/errors";
import { getActor } from "@/server/session";
import { getLinkedPerson } from "@/server/web-annotation/things";

interface Props {
  params: Promise<{ personId: string }>;
}

/** Loaded once per request, for the title and the page. */
const loadPerson = cache(async (id: string) => {
  try {
    return await getLinkedPerson(await getActor(), id);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not-found") notFound();
    throw thrown;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadPerson((await params).personId)).name };
}

/** What everybody who meets a person's words may know of them: the address that their annotations name. */
export default async function PersonPage({ params }: Props) {
  const { name, handle } = await loadPerson((await params).personId);
  return (
    <Page>
      <PageHeading title={name}>
        <p>@{handle}</p>
      </PageHeading>
    </Page>
  );
}
