import type { Metadata } from "next";
import { loadModeration } from "@/app/groups/[slug]/moderation/group-scope";
import { GroupScreen } from "@/app/groups/[slug]/moderation/group-screen";
import { RulesForm } from "@/components/moderation/rules-form";
import { moderationOffice } from "@/messages/en/moderation-office";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { getModerationSettings } from "@/server/moderation/settings";

export const metadata: Metadata = { title: moderationScreens.nav.settings };

export default async function GroupRulesPage({ params }: { params: Promise<{ slug: string }> }) {
  const moderation = await loadModeration((await params).slug, "settings");
  const { actor, group } = moderation;
  return (
    <GroupScreen moderation={moderation} intro={moderationOffice.settings.intro}>
      <RulesForm groupId={group.id} first={await getModerationSettings(actor, group.id)} />
    </GroupScreen>
  );
}
