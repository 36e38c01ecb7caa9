import type { Metadata } from "next";
import Link from "next/link";
import { mailResetLink } from "@/app/(account)/actions";
import { ResetRequestForm } from "@/components/account/reset-forms";
import { textLink } from "@/components/account/text-link";
import { Page, PageHeading } from "@/components/shell/page";
import { account } from "@/messages/en/account";
import { mail } from "@/messages/en/mail";
import { mailRoute } from "@/server/mail/mailer";

export const metadata: Metadata = { title: account.reset.title };

export default function ResetPasswordPage() {
  const route = mailRoute();
  return (
    <Page width="form">
      <PageHeading title={account.reset.title}>
        {route === "none" ? mail.notConfigured : account.reset.intro}
        {route === "log" ? ` ${account.reset.sentToLog}` : null}
      </PageHeading>
      {route === "none" ? null : <ResetRequestForm action={mailResetLink} />}
      <p className="mt-8">
        <Link href="/sign-in" className={textLink}>
          {account.reset.back}
        </Link>
      </p>
    </Page>
  );
}
