import { PUBLIC_GROUP_ID } from "@/core/group";
import { type MailRhythm, rhythmOf } from "@/core/notice-choice";
import type { NotificationView } from "@/core/notification";
import { db } from "@/server/db";
import { env } from "@/server/env";
import type { Mail } from "@/server/mail/mailer";
import { momentFor } from "@/server/mail/moment-for";
import { dailyLetter, noticeLetter } from "@/server/mail/notice-letters";
import { barredPath } from "@/server/moderation/barred-token";
import { unreadNotifications } from "@/server/notifications/queries";
import { unsubscribeToken } from "@/server/notifications/unsubscribe-token";
import { actorForLetter } from "@/server/session";

export interface DueLetter {
  id: string;
  personId: string;
  onceKey: string;
  tellsOf: string[];
  rhythm: MailRhythm;
}

/**
 * What a letter says, by what is so at this moment: read meanwhile, out of sight, or no longer wanted is left
 * out. Null when nothing is left.
 */
export async function composeLetter(letter: DueLetter): Promise<Mail | null> {
  const { personId, onceKey, tellsOf, rhythm } = letter;
  const person = await db.person.findUnique({
    where: { id: personId },
    select: {
      email: true,
      emailVerifiedAt: true,
      deletionAt: true,
      timeZone: true,
      noticeChoices: { select: { groupId: true, mail: true } },
    },
  });
  // An address that is perhaps somebody else's gets no mail of ours.
  if (!person?.email || !person.emailVerifiedAt) return null;
  if (person.deletionAt !== null) return null;
  const reader = await actorForLetter(personId);
  if (!reader) return null;
  const groupIds = await groupsOf(tellsOf);
  const isWanted = ({ id, kind, href }: NotificationView) => {
    const groupId = groupIds.get(id) ?? null;
    const choices = person.noticeChoices;
    const choice =
      choices.find((one) => one.groupId === groupId) ?? choices.find((one) => one.groupId === null);
    return href !== null && rhythmOf(kind, choice?.mail ?? null, groupId === PUBLIC_GROUP_ID) !== "off";
  };
  const views = (await unreadNotifications(reader.person, tellsOf)).filter(
    (view) => isWanted(view) && (!reader.isShutOut || isAboutBeingShutOut(view)),
  );
  const [first] = views;
  if (!first) return null;
  const origin = new URL(env.NEXTAUTH_URL ?? "").origin;
  const groupId = rhythm === "at_once" && first.group ? (groupIds.get(first.id) ?? null) : null;
  const unsubscribe = `${origin}/api/unsubscribe/${unsubscribeToken({ personId, groupId })}`;
  const addresses = {
    origin,
    unsubscribe,
    group: groupId === null ? null : (first.group?.name ?? null),
    moment: momentFor(person.timeZone),
    barred: reader.isShutOut ? `${origin}${barredPath(personId)}` : null,
  };
  return {
    to: person.email,
    ...(rhythm === "at_once" ? noticeLetter(first, addresses) : dailyLetter(views, addresses)),
    key: onceKey,
    headers: {
      // One click in the mail program ends it (RFC 8058).
      "List-Unsubscribe": `<${unsubscribe}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      // Nobody's holiday notice should answer it (RFC 3834).
      "Auto-Submitted": "auto-generated",
    },
  };
}

/** The rest waits for nobody: they may not read it, nor answer. */
const isAboutBeingShutOut = ({ kind, data }: NotificationView): boolean =>
  (kind === "moderated" || kind === "appeal-answered") && data.isOnSite === true;

async function groupsOf(ids: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await db.notification.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, groupId: true },
  });
  return new Map(rows.map(({ id, groupId }) => [id, groupId]));
}
