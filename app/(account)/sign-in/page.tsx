import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { mailSignInLink, signIn, signInAs, signInElsewhere } from "@/app/(account)/actions";
import { DemoPeople } from "@/components/account/demo-people";
import { Notice } from "@/components/account/form-notice";
import { MailLinkForm } from "@/components/account/mail-link-form";
import { OrRule } from "@/components/account/or-rule";
import { ProviderButtons } from "@/components/account/provider-buttons";
import { SignInForm } from "@/components/account/sign-in-form";
import { textLink } from "@/components/account/text-link";
import { TimeZoneNote } from "@/components/account/time-zone-note";
import { Page, PageHeading } from "@/components/shell/page";
import { account } from "@/messages/en/account";
import { demoSignInAllowed } from "@/server/accounts/demo";
import { offersSignInLinks } from "@/server/accounts/sign-in-links";
import { offeredProviders } from "@/server/auth/providers";
import { getClient } from "@/server/http/client-address";
import { nextPath } from "@/server/http/next-path";
import { canSendMail } from "@/server/mail/mailer";
import { getActor } from "@/server/session";

export const metadata: Metadata = { title: account.signIn.title };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: Props) {
  const asked = await searchParams;
  const next = nextPath(asked.next ?? asked.callbackUrl);
  if ((await getActor()).kind === "person") redirect(next);
  const providers = offeredProviders();
  const offersOthers = providers.length > 0 || offersSignInLinks();
  return (
    <Page width="form">
      <TimeZoneNote />
      <PageHeading title={account.signIn.title}>{account.signIn.intro}</PageHeading>
      <Told asked={asked} />
      {demoSignInAllowed(await getClient()) ? <DemoPeople action={signInAs} next={next} /> : null}
      <section aria-labelledby="with-password">
        <h2 id="with-password" className="mb-4 font-semibold text-lg">
          {account.signIn.withPassword}
        </h2>
        <SignInForm action={signIn} next={next} offersReset={canSendMail()} />
      </section>
      {offersOthers ? (
        <section className="mt-8 flex flex-col gap-6" aria-label={account.signIn.otherWays}>
          <OrRule />
          {providers.length > 0 ? (
            <ProviderButtons action={signInElsewhere} providers={providers} next={next} />
          ) : null}
          {offersSignInLinks() ? <MailLinkForm action={mailSignInLink} next={next} /> : null}
        </section>
      ) : null}
      <p className="mt-8 text-soft">
        {account.signIn.newHere}{" "}
        <Link
          href={next === "/" ? "/sign-up" : `/sign-up?next=${encodeURIComponent(next)}`}
          className={textLink}
        >
          {account.signIn.signUp}
        </Link>
      </p>
    </Page>
  );
}

/** What an earlier step, or next-auth, has to say. */
function Told({ asked }: { asked: Awaited<Props["searchParams"]> }) {
  const { notice, error, sent } = asked;
  const { notices, faults, linkSent } = account.signIn;
  const good = sent === "link" ? linkSent : isKeyOf(notices, notice) ? notices[notice] : null;
  const bad = error === undefined ? null : isKeyOf(faults, error) ? faults[error] : faults.other;
  if (bad === null && good === null) return null;
  return (
    <div className="mb-8" role="status">
      <Notice tone={bad === null ? "positive" : "danger"}>{bad ?? good ?? ""}</Notice>
    </div>
  );
}

const isKeyOf = <T extends object>(table: T, key: unknown): key is keyof T & string =>
  typeof key === "string" && Object.hasOwn(table, key);
