import { db } from "@/server/db";

/** Days that the site remembers which letters it sent: long enough to answer who asks where one is. */
const LETTER_DAYS = 30;

const DAY = 24 * 60 * 60 * 1_000;

/** Forgets what is of no use to anybody any more: links that have ended, and letters long gone. */
export async function tidyUp(): Promise<void> {
  const now = Date.now();
  const ended = { lt: new Date(now) };
  await db.verificationToken.deleteMany({ where: { expiresAt: ended } });
  await db.passwordReset.deleteMany({ where: { expiresAt: ended } });
  const longAgo = { lt: new Date(now - LETTER_DAYS * DAY) };
  await db.letter.deleteMany({ where: { OR: [{ sentAt: longAgo }, { droppedAt: longAgo }] } });
}
