import type { Metadata } from "next";
import { loadModeration } from "@/app/groups/[slug]/moderation/group-scope";
import { GroupScreen } from "@/app/groups/[slug]/moderation/group-screen";
import { AppealsScreen } from "@/app/moderation/appeals-screen";
import type { SearchParams } from "@/app/moderation/read-filter";
import { moderationScreens } from "@/messages/en/moderation-screens";

export const metadata: Metadata = { title: moderationScreens.queue.kind.appeals };

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: SearchParams;
}

export default async function GroupAppealsPage({ params, searchParams }: Props) {
  const moderation = await loadModeration((await params).slug, "queue");
  return (
    <GroupScreen moderation={moderation}>
      <AppealsScreen actor={moderation.actor} scope={moderation.scope} searchParams={searchParams} />
    </GroupScreen>
  );
}
