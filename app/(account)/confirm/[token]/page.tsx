import type { Metadata } from "next";
import { submitConfirmation } from "@/app/(account)/confirm/[token]/actions";
import { ConfirmForm } from "@/components/account/confirm-form";
import { Page, PageHeading } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { account } from "@/messages/en/account";
import { getAccount } from "@/server/accounts/queries";
import { getActor } from "@/server/session";

const words = account.confirm;

/** The address holds a secret: no index, and no other site learns it from a link that is followed here. */
export const metadata: Metadata = {
  title: words.title,
  robots: { index: false, follow: false },
  referrer: "same-origin",
};

/** A page with a button: programs that look into mail for harm follow its links. */
export default async function ConfirmPage({ params }: { params: Promise<{ token: string }> }) {
  const [actor, { token }] = await Promise.all([getActor(), params]);
  const email = actor.kind === "visitor" ? null : (await getAccount(actor)).email;
  return (
    <Page width="form">
      <PageHeading title={words.title}>{email === null ? words.signInFirst : words.what(email)}</PageHeading>
      {email === null ? (
        <LinkButton href={`/sign-in?next=${encodeURIComponent(`/confirm/${token}`)}`} variant="primary">
          {account.signIn.submit}
        </LinkButton>
      ) : (
        <ConfirmForm action={submitConfirmation.bind(null, token)} />
      )}
    </Page>
  );
}
