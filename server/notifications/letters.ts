import { PUBLIC_GROUP_ID } from "@/core/group";
import { newId } from "@/core/new-id";
import { rhythmOf } from "@/core/notice-choice";
import type { NotificationKind } from "@/core/notification";
import type { Transaction } from "@/server/db";
import { canSendMail } from "@/server/mail/mailer";

/** The hour of the daily letter, UTC: breakfast in Europe, before the day's reading. */
export const DIGEST_HOUR = 6;
/** Milliseconds until a letter goes out at once: who reads along has read it by then, and needs none. */
export const READING_TIME = 60_000;

/** What is kept for the daily letter has such a key, until that is written. */
export const ITEM = "item.";

export interface Told {
  /** The notification. */
  id: string;
  personId: string;
}

/** Writes what is to be mailed of notifications, by each person's choice; nothing on a site that sends no mail. */
export async function writeLetters(
  tx: Transaction,
  { kind, groupId }: { kind: NotificationKind; groupId: string | null },
  told: readonly Told[],
): Promise<void> {
  if (told.length === 0 || !canSendMail()) return;
  const people = await tx.person.findMany({
    where: {
      id: { in: told.map(({ personId }) => personId) },
      email: { not: null },
      emailVerifiedAt: { not: null },
    },
    select: {
      id: true,
      noticeChoices: {
        where: { OR: [{ groupId: null }, { groupId }] },
        select: { groupId: true, mail: true },
      },
    },
  });
  const choicesOf = new Map(people.map(({ id, noticeChoices }) => [id, noticeChoices]));
  const now = new Date();
  const rows = told.flatMap(({ id, personId }) => {
    const own = choicesOf.get(personId);
    if (!own) return [];
    const choice = own.find((one) => one.groupId === groupId) ?? own.find((one) => one.groupId === null);
    const rhythm = rhythmOf(kind, choice?.mail ?? null, groupId === PUBLIC_GROUP_ID);
    if (rhythm === "off") return [];
    const atOnce = rhythm === "at_once";
    return {
      id: newId(),
      personId,
      rhythm,
      onceKey: `${atOnce ? "told." : ITEM}${id}`,
      tellsOf: [id],
      dueAt: atOnce ? new Date(now.getTime() + READING_TIME) : nextDigest(now),
    };
  });
  if (rows.length > 0) await tx.letter.createMany({ data: rows, skipDuplicates: true });
}

/** The next time, after this one, at which daily letters are written. */
export function nextDigest(after: Date): Date {
  const at = new Date(after);
  at.setUTCHours(DIGEST_HOUR, 0, 0, 0);
  if (at <= after) at.setUTCDate(at.getUTCDate() + 1);
  return at;
}
