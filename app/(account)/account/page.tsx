import type { Metadata } from "next";
import { redirect } from "next/navigation";
import {
  deleteOwnAccount,
  endAllSessions,
  endToken,
  makeToken,
  savePassword,
  saveProfile,
} from "@/app/(account)/account/actions";
import { DeleteAccountForm, PasswordForm, ProfileForm } from "@/components/account/account-forms";
import { AccountSection } from "@/components/account/account-section";
import { DownloadLink } from "@/components/account/download-link";
import { Notice } from "@/components/account/form-notice";
import { IgnoredPeople } from "@/components/account/ignored-people";
import { TokenForm } from "@/components/account/token-form";
import { TokenList } from "@/components/account/token-list";
import { Page, PageHeading } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { account } from "@/messages/en/account";
import { momentInUtc } from "@/messages/en/dates";
import { moderationAppeals } from "@/messages/en/moderation-appeals";
import { getAccount } from "@/server/accounts/queries";
import { listTokens } from "@/server/accounts/tokens";
import { providerNames } from "@/server/auth/providers";
import { listIgnoredPeople } from "@/server/people/ignored";
import { getActor } from "@/server/session";

const words = account.page;

export const metadata: Metadata = { title: words.title };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AccountPage({ searchParams }: Props) {
  const actor = await getActor();
  if (actor.kind === "visitor") redirect("/sign-in?next=%2Faccount");
  const [own, tokens, ignored, { failed, sent }] = await Promise.all([
    getAccount(actor),
    listTokens(actor),
    listIgnoredPeople(actor),
    searchParams,
  ]);
  return (
    <Page width="text">
      <PageHeading title={words.title}>
        {own.email ?? (own.isDemo ? words.demo : null)}
        {own.providers.length > 0 ? (
          <span className="block text-base">{words.signsInWith(providerNames(own.providers))}</span>
        ) : null}
      </PageHeading>
      {failed === undefined ? null : (
        <div className="mb-8" role="status">
          <Notice tone="danger">{words.failed}</Notice>
        </div>
      )}
      {sent === undefined ? null : (
        <div className="mb-8" role="status">
          <Notice tone="positive">{words.sent}</Notice>
        </div>
      )}
      <AccountSection title={words.profile.title}>
        <ProfileForm action={saveProfile} own={own} />
      </AccountSection>
      {own.email === null ? null : (
        <AccountSection
          title={words.password.title}
          intro={own.hasPassword ? words.password.intro : words.password.setIntro}
        >
          <PasswordForm action={savePassword} own={own} />
        </AccountSection>
      )}
      <AccountSection title={words.notices.title} intro={words.notices.intro}>
        <div>
          <LinkButton href="/account/notices">{words.notices.open}</LinkButton>
        </div>
      </AccountSection>
      <AccountSection title={moderationAppeals.mine.title} intro={moderationAppeals.mine.linkHint}>
        <div>
          <LinkButton href="/account/moderation" prefetch={false}>
            {moderationAppeals.mine.open}
          </LinkButton>
        </div>
      </AccountSection>
      <AccountSection title={words.sessions.title} intro={words.sessions.intro}>
        <form action={endAllSessions}>
          <Button type="submit">{words.sessions.submit}</Button>
        </form>
      </AccountSection>
      <AccountSection title={words.ignored.title} intro={words.ignored.intro}>
        <IgnoredPeople people={ignored.items} />
      </AccountSection>
      <AccountSection title={words.tokens.title} intro={words.tokens.intro}>
        <TokenList tokens={tokens.items} hasMore={tokens.next !== null} revoke={endToken} now={Date.now()} />
        <TokenForm action={makeToken} />
      </AccountSection>
      <AccountSection title={words.data.title} intro={words.data.intro}>
        <div className="flex flex-wrap gap-2">
          <DownloadLink href="/api/account/export">{words.data.json}</DownloadLink>
          <DownloadLink href="/api/account/export?format=json-ld">{words.data.jsonLd}</DownloadLink>
        </div>
      </AccountSection>
      <AccountSection title={words.delete.title} intro={words.delete.intro}>
        {own.deletion === null ? (
          <DeleteAccountForm action={deleteOwnAccount} own={own} />
        ) : (
          <p>{words.delete.asked(momentInUtc(new Date(own.deletion.at)))}</p>
        )}
      </AccountSection>
    </Page>
  );
}
