import type { Metadata } from "next";
import { loadModeration } from "@/app/groups/[slug]/moderation/group-scope";
import { GroupScreen } from "@/app/groups/[slug]/moderation/group-screen";
import { QueueScreen } from "@/app/moderation/queue-screen";
import type { SearchParams } from "@/app/moderation/read-filter";
import { moderationScreens } from "@/messages/en/moderation-screens";

export const metadata: Metadata = { title: moderationScreens.title };

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: SearchParams;
}

export default async function GroupQueuePage({ params, searchParams }: Props) {
  const moderation = await loadModeration((await params).slug, "queue");
  return (
    <GroupScreen moderation={moderation} intro={moderationScreens.queue.introGroup}>
      <QueueScreen actor={moderation.actor} scope={moderation.scope} searchParams={searchParams} />
    </GroupScreen>
  );
}
