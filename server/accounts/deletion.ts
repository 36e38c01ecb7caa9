import { type AccountView, DeleteAccountSchema } from "@/core/account";
import { invalid } from "@/core/errors";
import { account } from "@/messages/en/account";
import { refuseIfLastOwner } from "@/server/accounts/leave-groups";
import { requireOwnAccount } from "@/server/accounts/own-account";
import { getAccount } from "@/server/accounts/queries";
import { provePassword } from "@/server/accounts/sign-in";
import { db } from "@/server/db";
import { env } from "@/server/env";
import { consume } from "@/server/limits";
import { inBackground } from "@/server/mail/background";
import { letters } from "@/server/mail/letters";
import { canSendMail, sendMail } from "@/server/mail/mailer";
import { momentFor } from "@/server/mail/moment-for";
import type { Actor } from "@/server/session";

/** Milliseconds in which somebody may think again, or notice that somebody else did it. */
export const GRACE = 24 * 60 * 60 * 1_000;

/**
 * Asks for the deletion of the actor's account, a day from now (see `deleteDueAccounts`). Until then all works
 * as before, and `keepAccount` takes it back. Asked again, the choice is changed and the day begins anew.
 * @throws AppError invalid on `handle` or `password` when they do not prove it; conflict naming the groups
 *   that would be left without an owner.
 */
export async function requestDeletion(actor: Actor, input: unknown): Promise<AccountView> {
  const person = requireOwnAccount(actor);
  const { id } = person;
  const typed = DeleteAccountSchema.parse(input);
  await consume("write", id);
  const own = await db.person.findUniqueOrThrow({
    where: { id },
    select: { handle: true, passwordHash: true, email: true, timeZone: true },
  });
  if (typed.handle.trim().replace(/^@/, "").toLowerCase() !== own.handle) {
    throw invalid("handle", account.notTheHandle);
  }
  if (own.passwordHash !== null) {
    await provePassword({ id, passwordHash: own.passwordHash }, typed.password, "password");
  }
  const deletionAt = new Date(Date.now() + GRACE);
  await db.$transaction(async (tx) => {
    await refuseIfLastOwner(tx, person);
    await tx.person.update({
      where: { id },
      data: { deletionAt, deletionChoice: typed.words },
      select: { id: true },
    });
  });
  const { email, timeZone } = own;
  if (email !== null && canSendMail() && env.NEXTAUTH_URL) {
    const page = `${new URL(env.NEXTAUTH_URL).origin}/account`;
    const mail = letters.deletionAsked(email, page, momentFor(timeZone)(deletionAt));
    inBackground("the mail about a deletion", () => sendMail(mail));
  }
  return getAccount(actor);
}

/** Takes the request back; without one, nothing changes. */
export async function keepAccount(actor: Actor): Promise<AccountView> {
  const { id } = requireOwnAccount(actor);
  await consume("write", id);
  await db.person.update({
    where: { id },
    data: { deletionAt: null, deletionChoice: null },
    select: { id: true },
  });
  return getAccount(actor);
}
