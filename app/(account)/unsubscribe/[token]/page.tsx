import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHeading } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { AppError } from "@/core/errors";
import { notices } from "@/messages/en/notices";
import { getUnsubscription } from "@/server/notifications/choices";

const words = notices.unsubscribe;

/** The address is a secret between a mail and its reader. */
export const metadata: Metadata = {
  title: words.title,
  robots: { index: false, follow: false },
  referrer: "same-origin",
};

interface Props {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ done?: string }>;
}

export default async function UnsubscribePage({ params, searchParams }: Props) {
  const [{ token }, { done }] = await Promise.all([params, searchParams]);
  const { group } = await load(token);
  return (
    <Page width="form">
      <PageHeading title={words.title}>
        {done === undefined ? words.what(group) : words.done(group)}
      </PageHeading>
      <div className="flex flex-wrap gap-2">
        {done === undefined ? (
          <form method="post" action={`/api/unsubscribe/${token}`}>
            <Button type="submit" variant="primary">
              {words.submit}
            </Button>
          </form>
        ) : null}
        <LinkButton href="/account/notices">{words.choose}</LinkButton>
      </div>
    </Page>
  );
}

async function load(token: string) {
  try {
    return await getUnsubscription(token);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not-found") notFound();
    throw thrown;
  }
}
