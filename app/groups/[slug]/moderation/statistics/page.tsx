import type { Metadata } from "next";
import { loadModeration } from "@/app/groups/[slug]/moderation/group-scope";
import { GroupScreen } from "@/app/groups/[slug]/moderation/group-screen";
import { StatisticsView } from "@/components/moderation/statistics-view";
import { moderationOffice } from "@/messages/en/moderation-office";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { getStatistics } from "@/server/moderation/statistics";

export const metadata: Metadata = { title: moderationScreens.nav.statistics };

export default async function GroupStatisticsPage({ params }: { params: Promise<{ slug: string }> }) {
  const moderation = await loadModeration((await params).slug, "statistics");
  const { actor, group } = moderation;
  return (
    <GroupScreen moderation={moderation} intro={moderationOffice.statistics.intro}>
      <StatisticsView statistics={await getStatistics(actor, { group: group.id })} />
    </GroupScreen>
  );
}
