import { type MembershipRole, PUBLIC_GROUP_ID } from "@/core/group";

/** A sanction in force: `groupId` null on the whole site. */
export interface SanctionFacts {
  groupId: string | null;
  kind: "warn" | "mute" | "suspend" | "ban";
}

/**
 * What is left of a person's roles under the sanctions in force. Muted, one reads and does not write, as an
 * observer does; suspended or banned, one is outside (of Public, which everybody may read: an observer).
 */
export function rolesUnder(
  roles: Readonly<Record<string, MembershipRole>>,
  sanctions: readonly SanctionFacts[],
): Record<string, MembershipRole> {
  const left = { ...roles };
  for (const { groupId, kind } of sanctions) {
    if (kind === "warn") continue;
    const groups = groupId === null ? [PUBLIC_GROUP_ID, ...Object.keys(left)] : [groupId];
    for (const id of groups) {
      if (id === PUBLIC_GROUP_ID || (kind === "mute" && left[id])) left[id] = "observer";
      else delete left[id];
    }
  }
  return left;
}

/** Suspended or banned on the whole site, a person does not act at all. */
export const isShutOut = (sanctions: readonly SanctionFacts[]): boolean =>
  sanctions.some(({ groupId, kind }) => groupId === null && (kind === "suspend" || kind === "ban"));
