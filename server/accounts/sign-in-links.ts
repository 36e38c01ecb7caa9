import { RequestPasswordResetSchema } from "@/core/account";
import { AppError } from "@/core/errors";
import { account } from "@/messages/en/account";
import { emailKey } from "@/server/accounts/limit-keys";
import { siteOrigin } from "@/server/accounts/site-origin";
import { hashToken, newSecret } from "@/server/auth/secret";
import { db } from "@/server/db";
import { env } from "@/server/env";
import type { Client } from "@/server/http/client-address";
import { consume } from "@/server/limits";
import { letters } from "@/server/mail/letters";
import { sendMail } from "@/server/mail/mailer";

/** How long a mailed sign-in link works, in seconds. */
export const SIGN_IN_LINK_SECONDS = 60 * 60;

/** Only with a mail server of its own: in the log, a link would let in whoever reads the log. */
export const offersSignInLinks = (): boolean => env.SMTP_URL !== undefined;

/**
 * Mails a link that signs its reader in, and makes their account if there is none.
 * @param next path to go to afterwards
 * @throws AppError not-configured, rate-limited, invalid; unavailable when the mail is not taken.
 */
export async function requestSignInLink(client: Client, input: unknown, next: string): Promise<void> {
  const { email } = RequestPasswordResetSchema.parse(input);
  const secret = newSecret();
  await admitSignInLink(client, email);
  await keepSignInLink(email, hashToken(secret), new Date(Date.now() + SIGN_IN_LINK_SECONDS * 1_000));
  await mailSignInLink(client, { email, secret, next });
}

/** Counts one mail that a stranger makes us send. @throws AppError rate-limited, not-configured. */
export async function admitSignInLink(client: Client, email: string): Promise<void> {
  if (!offersSignInLinks()) throw new AppError("not-configured", account.noSignInLinks);
  await consume("mail-address", client.address);
  await consume("mail-recipient", emailKey(email));
}

/** Remembers a link by its hash; those of anybody that have ended are cleared away with it. */
export async function keepSignInLink(email: string, tokenHash: string, expiresAt: Date): Promise<void> {
  await db.verificationToken.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  await db.verificationToken.create({
    data: { identifier: email, tokenHash, expiresAt },
    select: { tokenHash: true },
  });
}

/**
 * The link leads to a page with a button, not to the sign-in itself: programs that open the links of
 * incoming mail to look for harm would use it up.
 */
export async function mailSignInLink(
  client: Client,
  { email, secret, next }: { email: string; secret: string; next: string },
): Promise<void> {
  const query = new URLSearchParams({ email, token: secret, next });
  await sendMail(letters.signInLink(email, `${siteOrigin(client)}/sign-in/link?${query}`));
}
