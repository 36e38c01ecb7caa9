import { canModerateSite } from "@/core/permissions";
import { Prisma } from "@/server/generated/prisma/client";
import type { SignedInActor } from "@/server/session";

/**
 * Over `"Appeal" p` and its `"ModerationAction" m`: undecided ones of these groups, and where `isAll`, of the
 * whole site for those who moderate it.
 */
export function appealQueue(person: SignedInActor, groupIds: readonly string[], isAll: boolean): Prisma.Sql {
  const site = isAll && canModerateSite(person) ? Prisma.sql`OR m."groupId" IS NULL` : Prisma.empty;
  return Prisma.sql`p."decidedAt" IS NULL AND (m."groupId" = ANY(${groupIds}::uuid[]) ${site})`;
}
