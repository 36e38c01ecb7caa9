import { canCreateArticle, canPublishIn } from "@/core/permissions";
import { listGroups } from "@/server/groups/queries";
import { canFetchAddresses } from "@/server/import/fetch-page";
import type { Actor } from "@/server/session";

export interface IntakeOptions {
  mayPublish: boolean;
  groups: { id: string; name: string }[];
  canFetch: boolean;
}

/** To whom the actor may bring an article, and whether from an address. */
export async function getIntakeAudience(actor: Actor): Promise<IntakeOptions> {
  const groups = await listGroups(actor);
  return {
    mayPublish: canCreateArticle(actor, "public"),
    groups: groups.filter(({ id }) => canPublishIn(actor, id)).map(({ id, name }) => ({ id, name })),
    canFetch: canFetchAddresses(),
  };
}
