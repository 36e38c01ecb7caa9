import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { loadAppeal } from "@/app/moderation/load-appeal";
import { AppealConversation } from "@/components/moderation/appeal-view";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { moderationAppeals } from "@/messages/en/moderation-appeals";
import { getActor } from "@/server/session";

export const metadata: Metadata = { title: moderationAppeals.appeal.title };

export default async function MyAppealPage({ params }: { params: Promise<{ appealId: string }> }) {
  const { appealId } = await params;
  const actor = await getActor();
  if (actor.kind === "visitor") {
    redirect(`/sign-in?next=${encodeURIComponent(`/account/moderation/appeals/${appealId}`)}`);
  }
  const appeal = await loadAppeal(actor, appealId);
  if (appeal.person.id !== actor.id) notFound();
  return (
    <Page width="text">
      <PageHeading
        title={moderationAppeals.appeal.title}
        actions={<BackLink href="/account/moderation">{moderationAppeals.mine.title}</BackLink>}
      >
        {appeal.group ? <p>{appeal.group.name}</p> : null}
      </PageHeading>
      <AppealConversation first={appeal} viewerId={actor.id} />
    </Page>
  );
}
