import { ChangePasswordSchema, RequestPasswordResetSchema, ResetPasswordSchema } from "@/core/account";
import { AppError, forbidden } from "@/core/errors";
import { newId } from "@/core/new-id";
import { account } from "@/messages/en/account";
import { takeOverByEmail } from "@/server/accounts/email-proof";
import { emailKey } from "@/server/accounts/limit-keys";
import { requireOwnAccount } from "@/server/accounts/own-account";
import { provePassword, type SessionGrant } from "@/server/accounts/sign-in";
import { siteOrigin } from "@/server/accounts/site-origin";
import { hashPassword } from "@/server/auth/password";
import { hashToken, newSecret } from "@/server/auth/secret";
import { db } from "@/server/db";
import type { Client, ClientAddress } from "@/server/http/client-address";
import { consume, forgive } from "@/server/limits";
import { inBackground } from "@/server/mail/background";
import { letters } from "@/server/mail/letters";
import { canSendMail, requireMail, sendMail } from "@/server/mail/mailer";
import type { Actor } from "@/server/session";

/** How long a mailed link works, in milliseconds. */
const RESET_LASTS = 60 * 60 * 1_000;

/**
 * Sets a new password and ends every session of the account.
 * @returns what `startSession` needs to keep the caller's own session going
 * @throws AppError invalid on `current` when it is not the password.
 */
export async function changePassword(actor: Actor, input: unknown): Promise<SessionGrant> {
  const { id } = requireOwnAccount(actor);
  const { current, next } = ChangePasswordSchema.parse(input);
  await consume("write", id);
  const { passwordHash, email } = await db.person.findUniqueOrThrow({
    where: { id },
    select: { passwordHash: true, email: true },
  });
  if (email === null) throw forbidden(account.noEmailNoPassword);
  if (passwordHash !== null) await provePassword({ id, passwordHash }, current, "current");
  const nextHash = await hashPassword(next);
  const grant = await db.$transaction(async (tx) => {
    await tx.passwordReset.deleteMany({ where: { personId: id, usedAt: null } });
    return tx.person.update({
      where: { id, status: "active" },
      data: { passwordHash: nextHash, sessionVersion: { increment: 1 } },
      select: { id: true, sessionVersion: true },
    });
  });
  if (canSendMail())
    inBackground("the notice of a new password", () => sendMail(letters.passwordChanged(email)));
  return grant;
}

/**
 * Mails a link for choosing a new password, if there is such an account. The answer and its time are the
 * same either way: everything that depends on it happens afterwards.
 * @throws AppError not-configured where no mail is sent; rate-limited; invalid.
 */
export async function requestPasswordReset(client: Client, input: unknown): Promise<void> {
  const { email } = RequestPasswordResetSchema.parse(input);
  requireMail();
  const origin = siteOrigin(client);
  await consume("mail-address", client.address);
  await consume("mail-recipient", emailKey(email));
  inBackground("the mail for a new password", () => mailReset(origin, email));
}

async function mailReset(origin: string, email: string): Promise<void> {
  const person = await db.person.findUnique({ where: { email }, select: { id: true, status: true } });
  if (person?.status !== "active") return;
  const secret = newSecret();
  await db.$transaction([
    db.passwordReset.deleteMany({ where: { personId: person.id, usedAt: null } }),
    db.passwordReset.create({
      data: {
        id: newId(),
        personId: person.id,
        tokenHash: hashToken(secret),
        expiresAt: new Date(Date.now() + RESET_LASTS),
      },
      select: { id: true },
    }),
  ]);
  await sendMail(letters.passwordReset(email, `${origin}/reset-password/${secret}`));
}

/** Whether a mailed link would still work, so that its page can say so before a password is thought up. */
export async function isResetLinkUsable(client: ClientAddress, secret: string): Promise<boolean> {
  await consume("link-address", client.address);
  const reset = await db.passwordReset.findUnique({
    where: { tokenHash: hashToken(secret) },
    select: { usedAt: true, expiresAt: true },
  });
  return reset !== null && reset.usedAt === null && reset.expiresAt > new Date();
}

/**
 * Sets a new password by a mailed link, once, and ends every session of the account.
 * @throws AppError gone for a link that is unknown, used or too old; forbidden for a suspended account.
 */
export async function resetPassword(client: ClientAddress, input: unknown): Promise<void> {
  const { token, password } = ResetPasswordSchema.parse(input);
  await consume("link-address", client.address);
  const tokenHash = hashToken(token);
  const passwordHash = await hashPassword(password);
  const email = await db.$transaction(async (tx) => {
    // The update is the check: of two at once, one finds the link unused.
    const { count } = await tx.passwordReset.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: new Date() } },
      data: { usedAt: new Date() },
    });
    if (count === 0) throw new AppError("gone", account.resetLinkEnded);
    const { person } = await tx.passwordReset.findUniqueOrThrow({
      where: { tokenHash },
      select: { person: { select: { id: true, email: true, status: true } } },
    });
    if (person.status !== "active") throw forbidden(account.suspended);
    await takeOverByEmail(tx, person.id);
    await tx.passwordReset.deleteMany({ where: { personId: person.id, usedAt: null } });
    await tx.person.update({
      where: { id: person.id },
      data: { passwordHash, sessionVersion: { increment: 1 } },
      select: { id: true },
    });
    return person.email;
  });
  // Whoever was locked out by somebody else's guesses gets in with the new password.
  if (email) await forgive("sign-in-account", emailKey(email));
}
