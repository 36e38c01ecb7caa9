import type { Metadata } from "next";
import { Page, PageHeading } from "@/components/shell/page";
import { buttonStyle } from "@/components/ui/button-style";
import { LinkButton } from "@/components/ui/link-button";
import { EmailSchema } from "@/core/account";
import { account } from "@/messages/en/account";
import { nextPath } from "@/server/http/next-path";

export const metadata: Metadata = { title: account.link.title, robots: { index: false } };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where a mailed sign-in link leads. The button is what uses it up, so that a mail scanner does not. */
export default async function SignInLinkPage({ searchParams }: Props) {
  const { email: typed, token, next } = await searchParams;
  const email = EmailSchema.safeParse(typed).data;
  if (!email || typeof token !== "string") {
    return (
      <Page width="form">
        <PageHeading title={account.link.title}>{account.link.unusable}</PageHeading>
        <LinkButton href="/sign-in">{account.link.again}</LinkButton>
      </Page>
    );
  }
  return (
    <Page width="form">
      <PageHeading title={account.link.title}>{account.link.as(email)}</PageHeading>
      <form action="/api/auth/callback/email" method="get">
        <input type="hidden" name="email" value={email} />
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="callbackUrl" value={nextPath(next)} />
        <button type="submit" className={buttonStyle({ variant: "primary" })}>
          {account.link.submit}
        </button>
      </form>
    </Page>
  );
}
