import { conflict, notFound } from "@/core/errors";
import { type ModerationSettings, ModerationSettingsChangesSchema } from "@/core/moderation/settings";
import { type ActorFacts, canEditGroup, canModerate, canReadGroup } from "@/core/permissions";
import { moderation as words } from "@/messages/en/moderation";
import { idFrom } from "@/server/articles/access";
import { db } from "@/server/db";
import { changeGroup } from "@/server/groups/locked-group";
import { refused } from "@/server/groups/refused";
import { consume } from "@/server/limits";
import { audit } from "@/server/moderation/audit";
import { type Actor, requirePerson } from "@/server/session";

const select = {
  version: true,
  publishing: true,
  holdFirst: true,
  holdLinks: true,
  flagThreshold: true,
  showsModerators: true,
} as const;

const toView = (
  actor: ActorFacts,
  groupId: string,
  row: Omit<ModerationSettings, "can">,
): ModerationSettings => ({
  ...row,
  can: { edit: canEditGroup(actor, groupId), moderate: canModerate(actor, groupId) },
});

/** By which rules a group moderates: its members may know them. @throws AppError not-found. */
export async function getModerationSettings(actor: Actor, groupId: string): Promise<ModerationSettings> {
  const person = requirePerson(actor);
  const id = idFrom(groupId, "group");
  const row = canReadGroup(person, id) ? await db.group.findUnique({ where: { id }, select }) : null;
  if (!row) throw notFound("group");
  return toView(person, id, row);
}

/**
 * Changes the rules. They count for what is written from then on.
 * @throws AppError invalid, not-found, forbidden, rate-limited, conflict with the state there is.
 */
export async function updateModerationSettings(
  actor: Actor,
  groupId: string,
  input: unknown,
): Promise<ModerationSettings> {
  const person = requirePerson(actor);
  const { version, ...changes } = ModerationSettingsChangesSchema.parse(input);
  const id = idFrom(groupId, "group");
  await consume("write", person.id);
  return changeGroup(person, id, async (tx, { actor: facts }) => {
    if (!canEditGroup(facts, id)) throw refused(person, words.errors.mayNotSettings);
    const before = await tx.group.findUniqueOrThrow({ where: { id }, select });
    if (before.version !== version) {
      throw conflict(words.errors.settingsChanged, toView(facts, id, before), { version, ...changes });
    }
    const now = await tx.group.update({
      where: { id },
      data: {
        version: { increment: 1 },
        ...(changes.publishing !== undefined && { publishing: changes.publishing }),
        ...(changes.holdFirst !== undefined && { holdFirst: changes.holdFirst }),
        ...(changes.holdLinks !== undefined && { holdLinks: changes.holdLinks }),
        ...(changes.flagThreshold !== undefined && { flagThreshold: changes.flagThreshold }),
        ...(changes.showsModerators !== undefined && { showsModerators: changes.showsModerators }),
      },
      select,
    });
    await audit(tx, {
      action: "group.rules-changed",
      actorId: person.id,
      groupId: id,
      subjectKind: "group",
      subjectId: id,
      data: { from: before, to: now },
    });
    return toView(facts, id, now);
  });
}
