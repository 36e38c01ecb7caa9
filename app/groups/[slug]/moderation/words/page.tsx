import type { Metadata } from "next";
import { loadModeration } from "@/app/groups/[slug]/moderation/group-scope";
import { GroupScreen } from "@/app/groups/[slug]/moderation/group-screen";
import type { SearchParams } from "@/app/moderation/read-filter";
import { WordsScreen } from "@/app/moderation/words-screen";
import { moderationOffice } from "@/messages/en/moderation-office";
import { moderationScreens } from "@/messages/en/moderation-screens";

export const metadata: Metadata = { title: moderationScreens.nav.words };

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: SearchParams;
}

export default async function GroupWordsPage({ params, searchParams }: Props) {
  const moderation = await loadModeration((await params).slug, "words");
  return (
    <GroupScreen moderation={moderation} intro={moderationOffice.words.intro}>
      <WordsScreen actor={moderation.actor} scope={moderation.scope} searchParams={searchParams} />
    </GroupScreen>
  );
}
