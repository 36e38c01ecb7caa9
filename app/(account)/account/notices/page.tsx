import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { saveMailChoices } from "@/app/(account)/account/notices/actions";
import { NoticeChoicesForm } from "@/components/notices/notice-choices-form";
import { Page, PageHeading } from "@/components/shell/page";
import { listTimeZones } from "@/core/time-zone";
import { notices } from "@/messages/en/notices";
import { getAccount } from "@/server/accounts/queries";
import { sendsMail } from "@/server/mail/sends-mail";
import { getNoticeChoices } from "@/server/notifications/choices";
import { getActor } from "@/server/session";

const words = notices.settings;

export const metadata: Metadata = { title: words.title };

export default async function NoticeChoicesPage() {
  const actor = await getActor();
  if (actor.kind === "visitor") redirect("/sign-in?next=%2Faccount%2Fnotices");
  const [choices, { email }] = await Promise.all([getNoticeChoices(actor), getAccount(actor)]);
  const warning = email === null ? words.noAddress : sendsMail() ? null : words.noMail;
  return (
    <Page width="text">
      <PageHeading title={words.title}>{words.intro(email)}</PageHeading>
      {warning === null ? null : <p className="mb-8 border-line border-s-3 ps-3 text-soft">{warning}</p>}
      <NoticeChoicesForm action={saveMailChoices} choices={choices} timeZones={listTimeZones()} />
    </Page>
  );
}
