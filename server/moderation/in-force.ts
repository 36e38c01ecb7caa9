import type { SanctionFacts } from "@/core/moderation/sanctions";
import type { Transaction } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** Over `"Sanction" s`: neither lifted nor over. A sanction ends by itself, since nobody has to do anything then. */
export const isInForce = Prisma.sql`s."liftedAt" IS NULL AND (s.until IS NULL OR s.until > now())`;

/** The same as a condition of Prisma's. */
export const inForce = () =>
  ({
    liftedAt: null,
    OR: [{ until: null }, { until: { gt: new Date() } }],
  }) satisfies Prisma.SanctionWhereInput;

/** What is in force on a person in a group, and on the whole site. */
export const sanctionsOn = (tx: Transaction, personId: string, groupId: string): Promise<SanctionFacts[]> =>
  tx.sanction.findMany({
    where: { ...inForce(), personId, AND: [{ OR: [{ groupId }, { groupId: null }] }] },
    select: { groupId: true, kind: true },
  });
