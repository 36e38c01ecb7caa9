import type { Metadata } from "next";
import { loadAppeal } from "@/app/moderation/load-appeal";
import { requireModeratingActor } from "@/app/moderation/site-scope";
import { AppealConversation } from "@/components/moderation/appeal-view";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { moderationAppeals } from "@/messages/en/moderation-appeals";
import { moderationScreens } from "@/messages/en/moderation-screens";

export const metadata: Metadata = { title: moderationAppeals.appeal.title };

export default async function AppealPage({ params }: { params: Promise<{ appealId: string }> }) {
  const { appealId } = await params;
  const actor = await requireModeratingActor(`/moderation/appeals/${appealId}`);
  const appeal = await loadAppeal(actor, appealId);
  return (
    <Page width="text">
      <PageHeading
        title={moderationAppeals.appeal.of(appeal.person.name)}
        actions={<BackLink href="/moderation/appeals">{moderationScreens.queue.kind.appeals}</BackLink>}
      >
        {appeal.group ? <p>{appeal.group.name}</p> : null}
      </PageHeading>
      <AppealConversation first={appeal} viewerId={actor.id} />
    </Page>
  );
}
