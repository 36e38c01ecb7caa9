import type { Metadata } from "next";
import { LogScreen } from "@/app/moderation/log-screen";
import type { SearchParams } from "@/app/moderation/read-filter";
import { requireSiteModerator, SITE } from "@/app/moderation/site-scope";
import { SiteScreen } from "@/app/moderation/site-screen";
import { moderationOffice } from "@/messages/en/moderation-office";
import { moderationScreens } from "@/messages/en/moderation-screens";

export const metadata: Metadata = { title: moderationScreens.nav.log };

export default async function SiteLogPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireSiteModerator("/moderation/log");
  return (
    <SiteScreen actor={actor} intro={moderationOffice.log.intro}>
      <LogScreen actor={actor} scope={SITE} searchParams={searchParams} isModerator />
    </SiteScreen>
  );
}
