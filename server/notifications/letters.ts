import { PUBLIC_GROUP_ID } from "@/core/group";
import { newId } from "@/core/new-id";
import { type MailRhythm, rhythmOf } from "@/core/notice-choice";
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
  const wanted = await tx.$queryRaw<(Told & { choice: MailRhythm | null })[]>`
    SELECT t.id, t."personId", coalesce(own."mail", general."mail")::text AS choice
    FROM unnest(${told.map(({ id }) => id)}::uuid[], ${told.map(({ personId }) => personId)}::uuid[])
      AS t (id, "personId")
    JOIN "Person" p ON p.id = t."personId" AND p.email IS NOT NULL AND p."emailVerifiedAt" IS NOT NULL
    LEFT JOIN "NoticeChoice" own ON own."personId" = p.id AND own."groupId" = ${groupId}::uuid
    LEFT JOIN "NoticeChoice" general ON general."personId" = p.id AND general."groupId" IS NULL`;
  const now = new Date();
  const letters = wanted.flatMap(({ id, personId, choice }) => {
    const rhythm = rhythmOf(kind, choice, groupId === PUBLIC_GROUP_ID);
    if (rhythm === "off") return [];
    const atOnce = rhythm === "at_once";
    const dueAt = atOnce ? new Date(now.getTime() + READING_TIME) : nextDigest(now);
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

/** The next time, after this one, at which daily letters are written. */
export function nextDigest(after: Date): Date {
  const at = new Date(after);
  at.setUTCHours(DIGEST_HOUR, 0, 0, 0);
  if (at <= after) at.setUTCDate(at.getUTCDate() + 1);
  return at;
}
