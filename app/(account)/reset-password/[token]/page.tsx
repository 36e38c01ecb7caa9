import type { Metadata } from "next";
import { setNewPassword } from "@/app/(account)/actions";
import { NewPasswordForm } from "@/components/account/reset-forms";
import { Page, PageHeading } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { account } from "@/messages/en/account";
import { isResetLinkUsable } from "@/server/accounts/passwords";
import { getClient } from "@/server/http/client-address";

export const metadata: Metadata = { title: account.reset.newTitle, robots: { index: false } };

interface Props {
  params: Promise<{ token: string }>;
}

export default async function NewPasswordPage({ params }: Props) {
  const { token } = await params;
  if (!(await isResetLinkUsable(await getClient(), token))) {
    return (
      <Page width="form">
        <PageHeading title={account.reset.ended}>{account.resetLinkEnded}</PageHeading>
        <LinkButton href="/reset-password">{account.reset.again}</LinkButton>
      </Page>
    );
  }
  return (
    <Page width="form">
      <PageHeading title={account.reset.newTitle}>{account.reset.newIntro}</PageHeading>
      <NewPasswordForm action={setNewPassword} token={token} />
    </Page>
  );
}
