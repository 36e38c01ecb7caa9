import { PUBLIC_GROUP_ID } from "@/core/group";
import { newId } from "@/core/new-id";
import { type MailRhythm, rhythmOf } from "@/core/notice-choice";
import type { NotificationKind } from "@/core/notification";
import { nextHour, zoneOrUtc } from "@/core/time-zone";
import type { Transaction } from "@/server/db";
import { canSendMail } from "@/server/mail/mailer";

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
  const wanted = await tx.$queryRaw<(Told & DigestTime & { choice: MailRhythm | null })[]>`
    SELECT t.id, t."personId", coalesce(own."mail", general."mail")::text AS choice, p."timeZone", p."digestHour"
    FROM unnest(${told.map(({ id }) => id)}::uuid[], ${told.map(({ personId }) => personId)}::uuid[])
      AS t (id, "personId")
    JOIN "Person" p ON p.id = t."personId" AND p.email IS NOT NULL AND p."emailVerifiedAt" IS NOT NULL
    LEFT JOIN "NoticeChoice" own ON own."personId" = p.id AND own."groupId" = ${groupId}::uuid
    LEFT JOIN "NoticeChoice" general ON general."personId" = p.id AND general."groupId" IS NULL`;
  const now = new Date();
  const digestOf = digestsAfter(now);
  const letters = wanted.flatMap(({ id, personId, choice, ...digest }) => {
    const rhythm = rhythmOf(kind, choice, groupId === PUBLIC_GROUP_ID);
    if (rhythm === "off") return [];
    const atOnce = rhythm === "at_once";
    const dueAt = atOnce ? new Date(now.getTime() + READING_TIME) : digestOf(digest);
    return { personId, rhythm, dueAt, onceKey: `${atOnce ? "told." : ITEM}${id}`, tellsOf: id };
  });
  if (letters.length === 0) return;
  const column = <K extends keyof (typeof letters)[number]>(name: K) => letters.map((letter) => letter[name]);
  // Hundreds may follow a thread, and its article waits for this: one statement, whatever their number.
  await tx.$executeRaw`
    INSERT INTO "Letter" (id, "personId", "onceKey", "tellsOf", rhythm, "dueAt")
    SELECT l.id, l."personId", l."onceKey", ARRAY[l."tellsOf"], l.rhythm::"MailRhythm", l."dueAt"
    FROM unnest(${letters.map(() => newId())}::uuid[], ${column("personId")}::uuid[],
      ${column("onceKey")}::text[], ${column("tellsOf")}::uuid[], ${column("rhythm")}::text[],
      ${column("dueAt")}::timestamptz[]) AS l (id, "personId", "onceKey", "tellsOf", rhythm, "dueAt")
    ON CONFLICT ("onceKey") DO NOTHING`;
}

/** When somebody's daily letter is written. */
export interface DigestTime {
  /** IANA name; null: UTC. */
  timeZone: string | null;
  /** By the clocks there. */
  digestHour: number;
}

/** The next time, after this one, at which somebody's daily letter is written. */
export const nextDigest = (after: Date, { timeZone, digestHour }: DigestTime): Date =>
  nextHour(after, digestHour, zoneOrUtc(timeZone));

/** The same for many: most share a zone, and asking for it is what costs. */
function digestsAfter(after: Date): (time: DigestTime) => Date {
  const known = new Map<string, Date>();
  return (time) => {
    const key = `${time.digestHour} ${time.timeZone}`;
    const at = known.get(key) ?? nextDigest(after, time);
    known.set(key, at);
    return at;
  };
}

/** What already waits for somebody's daily letter goes with the next by their new hour. */
export async function putOffDigest(tx: Transaction, personId: string, time: DigestTime): Promise<void> {
  await tx.letter.updateMany({
    where: { personId, sentAt: null, droppedAt: null, onceKey: { startsWith: ITEM } },
    data: { dueAt: nextDigest(new Date(), time) },
  });
}
