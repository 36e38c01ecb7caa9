import { forbidden } from "@/core/errors";
import { CLAIM_MINUTES, ClaimCasesSchema, type ClaimResults } from "@/core/moderation/case";
import { moderatedGroupIds } from "@/core/permissions";
import type { PersonRef } from "@/core/person";
import { groups } from "@/messages/en/groups";
import { db } from "@/server/db";
import { consume } from "@/server/limits";
import { claimEnd } from "@/server/moderation/case-views";
import { type Actor, requirePerson } from "@/server/session";

interface ClaimRow extends PersonRef {
  caseId: string;
  claimedAt: Date | null;
  by: string | null;
}

/**
 * Takes cases for oneself, so that two do not look at the same. Taken again, it starts anew; what somebody else
 * has stays theirs until `CLAIM_MINUTES` are over.
 * @returns per case whether the actor has it now, and who does
 * @throws AppError invalid, forbidden, rate-limited.
 */
export async function claimCases(actor: Actor, input: unknown): Promise<ClaimResults> {
  return change(actor, input, true);
}

/** Gives cases back. What one does not have stays as it is. */
export async function releaseCases(actor: Actor, input: unknown): Promise<ClaimResults> {
  return change(actor, input, false);
}

async function change(actor: Actor, input: unknown, isClaim: boolean): Promise<ClaimResults> {
  const person = requirePerson(actor);
  const { ids } = ClaimCasesSchema.parse(input);
  await consume("write", person.id);
  if (!person.mayWrite) throw forbidden(groups.errors.readOnlyToken);
  const mine = moderatedGroupIds(person);
  const now = new Date();
  const ended = new Date(now.getTime() - CLAIM_MINUTES * 60_000);
  const open = { id: { in: ids }, groupId: { in: mine }, decidedAt: null };
  if (isClaim) {
    await db.moderationCase.updateMany({
      where: {
        ...open,
        OR: [{ claimedById: null }, { claimedById: person.id }, { claimedAt: { lte: ended } }],
      },
      data: { claimedById: person.id, claimedAt: now },
    });
  } else {
    await db.moderationCase.updateMany({
      where: { ...open, claimedById: person.id },
      data: { claimedById: null, claimedAt: null },
    });
  }
  const rows = await db.$queryRaw<ClaimRow[]>`
    SELECT k.id AS "caseId", k."claimedAt", p.id AS by, p.id, p.name, p.handle
    FROM "ModerationCase" k LEFT JOIN "Person" p ON p.id = k."claimedById" AND k."claimedAt" > ${ended}
    WHERE k.id = ANY(${ids}::uuid[]) AND k."groupId" = ANY(${mine}::uuid[]) AND k."decidedAt" IS NULL`;
  const byId = new Map(rows.map((row) => [row.caseId, row]));
  return {
    results: ids.map((id) => {
      const row = byId.get(id);
      const claim =
        row?.by && row.claimedAt
          ? { by: { id: row.by, name: row.name, handle: row.handle }, until: claimEnd(row.claimedAt) }
          : null;
      const ok = row !== undefined && (isClaim ? row.by === person.id : row.by !== person.id);
      return { id, ok, claim };
    }),
  };
}
