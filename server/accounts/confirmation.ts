import { parse } from "uuid";
import { AppError, conflict } from "@/core/errors";
import { account } from "@/messages/en/account";
import { emailKey } from "@/server/accounts/limit-keys";
import { requireOwnAccount } from "@/server/accounts/own-account";
import { siteOrigin } from "@/server/accounts/site-origin";
import { isSignature, signatureOf } from "@/server/auth/signed";
import { db } from "@/server/db";
import type { Client } from "@/server/http/client-address";
import { consume } from "@/server/limits";
import { inBackground } from "@/server/mail/background";
import { letters } from "@/server/mail/letters";
import { sendMail } from "@/server/mail/mailer";
import { sendsMail } from "@/server/mail/sends-mail";
import type { Actor } from "@/server/session";

const PURPOSE = "confirm";

/** Belongs to this account and this address: a changed address needs a new one. */
const payloadOf = (personId: string, email: string): Buffer =>
  Buffer.concat([Buffer.from(parse(personId)), Buffer.from(email)]);

export const confirmationToken = (personId: string, email: string): string =>
  signatureOf(PURPOSE, payloadOf(personId, email)).toString("base64url");

/**
 * Mails the link that confirms the address of a new account. It does not end: it is worth something only to
 * whoever is signed in to that account, with the password that they chose.
 */
export function mailConfirmation(client: Client, person: { id: string; email: string }): void {
  if (!sendsMail()) return;
  const link = `${siteOrigin(client)}/confirm/${confirmationToken(person.id, person.email)}`;
  inBackground("the mail for an address to be confirmed", () =>
    sendMail(letters.confirmation(person.email, link)),
  );
}

/** Mails it once more. @throws AppError conflict when there is nothing to confirm; rate-limited. */
export async function resendConfirmation(client: Client, actor: Actor): Promise<void> {
  const { id } = requireOwnAccount(actor);
  const { email, emailVerifiedAt } = await db.person.findUniqueOrThrow({
    where: { id },
    select: { email: true, emailVerifiedAt: true },
  });
  if (email === null || emailVerifiedAt !== null || !sendsMail()) throw conflict(account.confirm.nothing);
  await consume("mail-address", client.address);
  await consume("mail-recipient", emailKey(email));
  mailConfirmation(client, { id, email });
}

/**
 * Confirms the address of the account that one is signed in to. The link alone is not enough: whoever owns the
 * address may not have made the account, and must not vouch for somebody else's by following a link.
 * @throws AppError gone for a link of another account or address.
 */
export async function confirmAddress(actor: Actor, token: string): Promise<void> {
  const { id } = requireOwnAccount(actor);
  await consume("write", id);
  const { email } = await db.person.findUniqueOrThrow({ where: { id }, select: { email: true } });
  const signature = Buffer.from(token, "base64url");
  if (email === null || !isSignature(PURPOSE, payloadOf(id, email), signature)) {
    throw new AppError("gone", account.confirm.notYours);
  }
  await db.person.updateMany({
    where: { id, email, emailVerifiedAt: null },
    data: { emailVerifiedAt: new Date() },
  });
}
