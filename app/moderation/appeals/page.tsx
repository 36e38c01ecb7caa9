import type { Metadata } from "next";
import { AppealsScreen } from "@/app/moderation/appeals-screen";
import type { SearchParams } from "@/app/moderation/read-filter";
import { requireModeratingActor, SITE, siteScreens } from "@/app/moderation/site-scope";
import { ModerationNav } from "@/components/moderation/moderation-nav";
import { Page, PageHeading } from "@/components/shell/page";
import { moderationScreens } from "@/messages/en/moderation-screens";

export const metadata: Metadata = { title: moderationScreens.queue.kind.appeals };

export default async function AppealsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireModeratingActor("/moderation/appeals");
  return (
    <Page>
      <PageHeading title={moderationScreens.queue.kind.appeals} />
      <ModerationNav base={SITE.base} screens={siteScreens(actor)} />
      <AppealsScreen actor={actor} scope={SITE} searchParams={searchParams} />
    </Page>
  );
}
