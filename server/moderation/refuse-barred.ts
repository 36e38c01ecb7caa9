import { AppError, forbidden } from "@/core/errors";
import { moderation as words } from "@/messages/en/moderation";
import { db, type Transaction } from "@/server/db";
import { barredPath } from "@/server/moderation/barred-token";
import { inForce } from "@/server/moderation/in-force";
import type { SignedInActor } from "@/server/session";

const telling = {
  until: true,
  group: { select: { name: true } },
  action: { select: { message: true } },
} as const;

const told = (line: string, message: string): string =>
  message === "" ? line : `${line}${words.sanction.saying(message)}`;

/**
 * Whoever is suspended or banned on the whole site does not sign in, reads why and until when, and is led to
 * where they can appeal. Asked only after they proved who they are.
 * @throws AppError forbidden.
 */
export async function refuseShutOut(personId: string): Promise<void> {
  const barred = await db.sanction.findFirst({
    where: { ...inForce(), personId, groupId: null, kind: { in: ["suspend", "ban"] } },
    orderBy: [{ until: { sort: "desc", nulls: "first" } }],
    select: telling,
  });
  if (!barred) return;
  throw new AppError("forbidden", told(words.sanction.shutOut(null, barred.until), barred.action.message), {
    leadsTo: barredPath(personId),
  });
}

/** Whoever is suspended or banned from a group does not come in by another link. @throws AppError forbidden. */
export async function refuseBarred(
  tx: Transaction,
  personId: string,
  group: { id: string; name: string },
): Promise<void> {
  const barred = await tx.sanction.findFirst({
    where: { ...inForce(), personId, groupId: group.id, kind: { in: ["suspend", "ban"] } },
    orderBy: [{ until: { sort: "desc", nulls: "first" } }],
    select: telling,
  });
  if (barred) throw forbidden(told(words.sanction.shutOut(group.name, barred.until), barred.action.message));
}

/** Why somebody may not write in a group that they may read: the sanction, where it is one. */
export async function mayNotWrite(person: SignedInActor, groupId: string | null): Promise<AppError> {
  const muted = await db.sanction.findFirst({
    where: {
      ...inForce(),
      personId: person.id,
      kind: { not: "warn" },
      AND: [{ OR: [{ groupId }, { groupId: null }] }],
    },
    orderBy: [{ until: { sort: "desc", nulls: "first" } }],
    select: telling,
  });
  if (!muted) return forbidden(words.sanction.readOnly);
  return forbidden(told(words.sanction.muted(muted.group?.name ?? null, muted.until), muted.action.message));
}
