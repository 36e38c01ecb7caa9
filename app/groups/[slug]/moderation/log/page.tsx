import type { Metadata } from "next";
import { loadModeration } from "@/app/groups/[slug]/moderation/group-scope";
import { GroupScreen } from "@/app/groups/[slug]/moderation/group-screen";
import { LogScreen } from "@/app/moderation/log-screen";
import type { SearchParams } from "@/app/moderation/read-filter";
import { moderationOffice } from "@/messages/en/moderation-office";
import { moderationScreens } from "@/messages/en/moderation-screens";

export const metadata: Metadata = { title: moderationScreens.nav.log };

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: SearchParams;
}

export default async function GroupLogPage({ params, searchParams }: Props) {
  const moderation = await loadModeration((await params).slug, "log");
  const { actor, scope, isModerator } = moderation;
  return (
    <GroupScreen
      moderation={moderation}
      intro={isModerator ? moderationOffice.log.intro : moderationOffice.log.introMember}
    >
      <LogScreen actor={actor} scope={scope} searchParams={searchParams} isModerator={isModerator} />
    </GroupScreen>
  );
}
