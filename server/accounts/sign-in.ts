import { SignInSchema } from "@/core/account";
import { AppError, forbidden } from "@/core/errors";
import { account } from "@/messages/en/account";
import { emailKey } from "@/server/accounts/limit-keys";
import { hashPassword, isOutdated, verifyPassword } from "@/server/auth/password";
import { db } from "@/server/db";
import type { ClientAddress } from "@/server/http/client-address";
import { consume, countFailure, forgive, refuseIfSpent } from "@/server/limits";
import { refuseShutOut } from "@/server/moderation/refuse-barred";

/** What `startSession` needs: the version ends the session when the person's moves on. */
export interface SessionGrant {
  id: string;
  sessionVersion: number;
}

/**
 * The one rule for signing in with a password: the form, and next-auth's Credentials provider.
 *
 * An unknown address, a wrong password and an account without one get the same answer after the same
 * work. Each try is counted for the account before the password is looked at, and for the address
 * before the answer is given, so that tries sent all at once are worth no more than one after another.
 *
 * @throws AppError invalid; unauthenticated; rate-limited; forbidden for a suspended account, which only
 *   somebody who knows its password is told.
 */
export async function authenticate(client: ClientAddress, input: unknown): Promise<SessionGrant> {
  const { email, password } = SignInSchema.parse(input);
  await refuseIfSpent("sign-in-address", client.address);
  await consume("sign-in-account", emailKey(email));
  const person = await db.person.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, status: true, sessionVersion: true },
  });
  const isRight = await verifyPassword(person?.passwordHash ?? null, password);
  if (!isRight) await countFailure("sign-in-address", client.address);
  await refuseIfSpent("sign-in-address", client.address);
  if (!person || !isRight || person.status === "deleted") {
    throw new AppError("unauthenticated", account.wrongPassword);
  }
  await forgive("sign-in-account", emailKey(email));
  if (person.status !== "active") throw forbidden(account.suspended);
  await refuseShutOut(person.id);
  if (person.passwordHash && isOutdated(person.passwordHash))
    await rehash(person.id, person.passwordHash, password);
  return { id: person.id, sessionVersion: person.sessionVersion };
}

/** Only over the hash that was just proven: a password changed at the same moment stays. */
async function rehash(id: string, proven: string, password: string): Promise<void> {
  await db.person.updateMany({
    where: { id, passwordHash: proven },
    data: { passwordHash: await hashPassword(password) },
  });
}

/**
 * Asks for the password again before something that a borrowed session must not do.
 * @throws AppError invalid on `field`; rate-limited after too many wrong ones.
 */
export async function provePassword(
  person: { id: string; passwordHash: string },
  typed: string | undefined,
  field: string,
): Promise<void> {
  await consume("sign-in-account", person.id);
  if (!(await verifyPassword(person.passwordHash, typed ?? ""))) {
    throw new AppError("invalid", account.notThePassword, {
      fields: [{ field, message: account.notThePassword }],
    });
  }
  await forgive("sign-in-account", person.id);
}
