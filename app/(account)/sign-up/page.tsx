import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { makeAccount } from "@/app/(account)/actions";
import { SignUpForm } from "@/components/account/sign-up-form";
import { textLink } from "@/components/account/text-link";
import { TimeZoneNote } from "@/components/account/time-zone-note";
import { Page, PageHeading } from "@/components/shell/page";
import { account } from "@/messages/en/account";
import { nextPath } from "@/server/http/next-path";
import { getActor } from "@/server/session";

export const metadata: Metadata = { title: account.signUp.title };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignUpPage({ searchParams }: Props) {
  const next = nextPath((await searchParams).next);
  if ((await getActor()).kind === "person") redirect(next);
  return (
    <Page width="form">
      <TimeZoneNote />
      <PageHeading title={account.signUp.title}>{account.signUp.intro}</PageHeading>
      <SignUpForm action={makeAccount} next={next} />
      <p className="mt-8 text-soft">
        {account.signUp.haveOne}{" "}
        <Link
          href={next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`}
          className={textLink}
        >
          {account.signUp.signIn}
        </Link>
      </p>
    </Page>
  );
}
