import { notFound, redirect } from "next/navigation";
import { loadGroup } from "@/app/groups/[slug]/load-group";
import type { ScreenName } from "@/components/moderation/moderation-nav";
import type { Scope } from "@/components/moderation/scope";
import type { GroupView } from "@/core/group";
import { canModerate, canReadModerationLog } from "@/core/permissions";
import { getActor, type SignedInActor } from "@/server/session";

export interface GroupModeration {
  actor: SignedInActor;
  group: GroupView;
  scope: Scope;
  /** Members see the rules and the log; moderators everything. */
  isModerator: boolean;
  screens: ScreenName[];
}

/** A group's moderation as the actor may see it; for outsiders there is no such page. */
export async function loadModeration(slug: string, screen: ScreenName): Promise<GroupModeration> {
  const actor = await getActor();
  const base = `/groups/${slug}/moderation`;
  if (actor.kind === "visitor") redirect(`/sign-in?next=${encodeURIComponent(base)}`);
  const group = await loadGroup(slug);
  if (!canReadModerationLog(actor, group.id)) notFound();
  const isModerator = canModerate(actor, group.id);
  const screens: ScreenName[] = isModerator
    ? ["queue", "log", "settings", "words", "people", "statistics"]
    : ["log", "settings"];
  if (!screens.includes(screen)) {
    if (screen === "queue") redirect(`${base}/log`);
    notFound();
  }
  return { actor, group, scope: { groupId: group.id, base }, isModerator, screens };
}
