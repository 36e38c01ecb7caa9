import type { Metadata } from "next";
import { requireModeratingActor } from "@/app/moderation/site-scope";
import { SiteScreen } from "@/app/moderation/site-screen";
import { StatisticsView } from "@/components/moderation/statistics-view";
import { moderationOffice } from "@/messages/en/moderation-office";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { getStatistics } from "@/server/moderation/statistics";

export const metadata: Metadata = { title: moderationScreens.nav.statistics };

export default async function SiteStatisticsPage() {
  const actor = await requireModeratingActor("/moderation/statistics");
  return (
    <SiteScreen actor={actor} intro={moderationOffice.statistics.intro}>
      <StatisticsView statistics={await getStatistics(actor, {})} />
    </SiteScreen>
  );
}
