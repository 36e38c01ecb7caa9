import { notFound, redirect } from "next/navigation";
import type { ScreenName } from "@/components/moderation/moderation-nav";
import type { Scope } from "@/components/moderation/scope";
import { canModerateSite, moderatedGroupIds } from "@/core/permissions";
import { getActor, type SignedInActor } from "@/server/session";

export const SITE: Scope = { groupId: null, base: "/moderation" };

/** Whoever moderates anything; visitors sign in first, and for everybody else there is no such page. */
export async function requireModeratingActor(path = "/moderation"): Promise<SignedInActor> {
  const actor = await getActor();
  if (actor.kind === "visitor") redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  if (moderatedGroupIds(actor).length === 0) notFound();
  return actor;
}

/** Whoever moderates the whole site. */
export async function requireSiteModerator(path: string): Promise<SignedInActor> {
  const actor = await requireModeratingActor(path);
  if (!canModerateSite(actor)) notFound();
  return actor;
}

export const siteScreens = (actor: SignedInActor): ScreenName[] => [
  "queue",
  ...(canModerateSite(actor) ? (["log", "words", "people"] as const) : []),
  "statistics",
];
