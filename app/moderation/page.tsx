import type { Metadata } from "next";
import { QueueScreen } from "@/app/moderation/queue-screen";
import type { SearchParams } from "@/app/moderation/read-filter";
import { requireModeratingActor, SITE, siteScreens } from "@/app/moderation/site-scope";
import { ModerationNav } from "@/components/moderation/moderation-nav";
import { Page, PageHeading } from "@/components/shell/page";
import { moderationScreens } from "@/messages/en/moderation-screens";

export const metadata: Metadata = { title: moderationScreens.title };

export default async function ModerationPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireModeratingActor();
  return (
    <Page>
      <PageHeading title={moderationScreens.title}>
        <p>{moderationScreens.queue.intro}</p>
      </PageHeading>
      <ModerationNav base={SITE.base} screens={siteScreens(actor)} />
      <QueueScreen actor={actor} scope={SITE} searchParams={searchParams} />
    </Page>
  );
}
