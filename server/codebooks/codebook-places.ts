import { canCreateCodebook } from "@/core/permissions";
import { listGroups } from "@/server/groups/queries";
import type { Actor } from "@/server/session";

/** Where the actor may put a new codebook: groups that they run, and for everybody. */
export async function codebookPlaces(
  actor: Actor,
): Promise<{ groups: { id: string; name: string }[]; forEverybody: boolean }> {
  // Public last: who runs it seldom means it.
  const groups = (await listGroups(actor)).sort((a, b) => Number(a.isPublic) - Number(b.isPublic));
  return {
    groups: groups.filter(({ id }) => canCreateCodebook(actor, id)).map(({ id, name }) => ({ id, name })),
    forEverybody: canCreateCodebook(actor, null),
  };
}
