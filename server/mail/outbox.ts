import { db, type Transaction } from "@/server/db";
import { env } from "@/server/env";
import { log } from "@/server/log";
import { composeLetter, type DueLetter } from "@/server/mail/compose-letter";
import { canSendMail, deliver, MailFault } from "@/server/mail/mailer";
import { ITEM } from "@/server/notifications/letters";

/**
 * The letters that commands wrote go out from here, each once as far as that is possible: a row lock keeps two
 * workers apart, and a letter whose sender died between the server's answer and our commit goes out again under the
 * same Message-ID, by which mail programs know it.
 */

/** Longer than a mail server that does not answer may hold us (see mailer.ts), in milliseconds. */
const PATIENCE = { maxWait: 10_000, timeout: 60_000 } as const;
/** Milliseconds until the next try, by the number of tries before; the last one is repeated. */
const BACKOFF = [1, 5, 15, 60, 3 * 60, 6 * 60].map((minutes) => minutes * 60_000);
/** Some three days. Whoever is told of it later is told of nothing new. */
const MOST_TRIES = 16;

/** Sends what is due, until nothing is or the mail server is out of reach. */
export async function sendDueLetters(signal?: AbortSignal): Promise<void> {
  if (!canSendMail()) return;
  if (!env.NEXTAUTH_URL) {
    log.warn("letters wait: NEXTAUTH_URL says where their links lead, and is not set");
    return;
  }
  await writeDailyLetters();
  while (!signal?.aborted) {
    const isMore = await db.$transaction(sendNext, PATIENCE);
    if (!isMore) return;
  }
}

/** @returns whether it makes sense to go on with the next */
async function sendNext(tx: Transaction): Promise<boolean> {
  const [letter] = await tx.$queryRaw<(DueLetter & { tries: number })[]>`
    SELECT id, "personId", "onceKey", "tellsOf", rhythm::text AS rhythm, tries FROM "Letter"
    WHERE "sentAt" IS NULL AND "droppedAt" IS NULL AND "dueAt" <= now() AND NOT starts_with("onceKey", ${ITEM})
    ORDER BY "dueAt", id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  if (!letter) return false;
  const { id } = letter;
  try {
    const mail = await composeLetter(letter);
    if (!mail) {
      await tx.letter.update({ where: { id }, data: { droppedAt: new Date() }, select: { id: true } });
      return true;
    }
    await deliver(mail);
  } catch (thrown) {
    const fault = thrown instanceof MailFault ? thrown : notWritten(id, thrown);
    await putOff(tx, letter, fault);
    return !fault.isServers;
  }
  await tx.letter.update({
    where: { id },
    data: { sentAt: new Date(), tries: { increment: 1 }, lastError: "" },
    select: { id: true },
  });
  return true;
}

/** One letter that cannot be written must not keep back the rest. */
function notWritten(id: string, error: unknown): MailFault {
  log.error({ error, letter: id }, "a letter could not be written");
  return new MailFault("not-written", false, false);
}

async function putOff(tx: Transaction, { id, tries }: { id: string; tries: number }, fault: MailFault) {
  const isLast = fault.isFinal || tries + 1 >= MOST_TRIES;
  const wait = BACKOFF[Math.min(tries, BACKOFF.length - 1)] ?? 0;
  log.warn({ letter: id, code: fault.code, tries: tries + 1, isLast }, "a letter was not taken");
  await tx.letter.update({
    where: { id },
    data: {
      tries: { increment: 1 },
      lastError: fault.code,
      ...(isLast ? { droppedAt: new Date() } : { dueAt: new Date(Date.now() + wait) }),
    },
    select: { id: true },
  });
}

/** Puts what waited for a person's daily letter into one. */
async function writeDailyLetters(): Promise<void> {
  await db.$transaction(async (tx) => {
    // Two workers at once would put one person's things into two letters.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('marginalia daily letters'))`;
    await tx.$executeRaw`
      WITH items AS (
        DELETE FROM "Letter"
        WHERE "sentAt" IS NULL AND "droppedAt" IS NULL AND "dueAt" <= now() AND starts_with("onceKey", ${ITEM})
        RETURNING "personId", "tellsOf", "createdAt"
      ), letters AS (
        SELECT gen_random_uuid() AS id, "personId", array_agg(told.id ORDER BY "createdAt") AS "tellsOf"
        FROM items CROSS JOIN LATERAL unnest("tellsOf") AS told (id)
        GROUP BY "personId"
      )
      INSERT INTO "Letter" (id, "personId", "onceKey", "tellsOf", rhythm)
      SELECT id, "personId", 'daily.' || id, "tellsOf", 'daily' FROM letters`;
  });
}
