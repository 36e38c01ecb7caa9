import type { Metadata } from "next";
import type { SearchParams } from "@/app/moderation/read-filter";
import { requireSiteModerator, SITE } from "@/app/moderation/site-scope";
import { SiteScreen } from "@/app/moderation/site-screen";
import { WordsScreen } from "@/app/moderation/words-screen";
import { moderationOffice } from "@/messages/en/moderation-office";
import { moderationScreens } from "@/messages/en/moderation-screens";

export const metadata: Metadata = { title: moderationScreens.nav.words };

export default async function SiteWordsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireSiteModerator("/moderation/words");
  return (
    <SiteScreen actor={actor} intro={moderationOffice.words.intro}>
      <WordsScreen actor={actor} scope={SITE} searchParams={searchParams} />
    </SiteScreen>
  );
}
