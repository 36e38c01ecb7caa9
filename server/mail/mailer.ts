import { createTransport, type Transporter } from "nodemailer";
import { AppError } from "@/core/errors";
import { mail as words } from "@/messages/en/mail";
import { env } from "@/server/env";
import { log } from "@/server/log";

export interface Mail {
  /** One address, already checked by `EmailSchema`. */
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** Left of the @ of its Message-ID, so that one that is sent again can be recognised; else a random one. */
  key?: string;
  headers?: Readonly<Record<string, string>>;
}

/** Why a mail was not taken. Never in the server's own words, which may hold an address. */
export class MailFault extends Error {
  constructor(
    /** Such as "ECONNREFUSED" or "451". */
    readonly code: string,
    /** The server cannot be reached or lets nobody in: no other mail would fare better. */
    readonly isServers: boolean,
    /** It will never take this one. */
    readonly isFinal: boolean,
  ) {
    super(`A mail was not taken (${code}).`);
  }
}

/**
 * Where mail goes: to the SMTP server; to the log in development and on the demo database, where the
 * reader of the log and of the mail are the same person; or nowhere.
 */
export function mailRoute(): "smtp" | "log" | "none" {
  if (env.SMTP_URL) return "smtp";
  return env.NODE_ENV !== "production" || env.demoAllowed ? "log" : "none";
}

export const canSendMail = (): boolean => mailRoute() !== "none";

/** @throws AppError not-configured on a server that has nowhere to send mail. */
export function requireMail(): void {
  if (!canSendMail()) throw new AppError("not-configured", words.notConfigured);
}

/** Milliseconds. A server that does not answer must not hold a request for minutes. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as const;

let transport: { url: string; transporter: Transporter } | undefined;

function transporterFor(url: string): Transporter {
  if (transport?.url !== url) {
    transport?.transporter.close();
    const transporter = createTransport({
      url,
      ...PATIENCE,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    transport = { url, transporter };
  }
  return transport.transporter;
}

/**
 * Gives one mail to the SMTP server, or writes it to the log (see `mailRoute`).
 * @throws AppError not-configured; MailFault when the SMTP server does not take it.
 */
export async function deliver({ to, subject, text, html, key, headers }: Mail): Promise<void> {
  requireMail();
  if (!env.SMTP_URL) {
    log.info({ to, subject, text }, "mail is written here, since SMTP_URL is not set");
    return;
  }
  try {
    // As an object, the address is never read as a list of addresses.
    await transporterFor(env.SMTP_URL).sendMail({
      from: env.MAIL_FROM,
      to: { name: "", address: to },
      subject,
      text,
      html,
      ...(key !== undefined && { messageId: `<${key}@${siteHost()}>` }),
      ...(headers && { headers: { ...headers } }),
    });
  } catch (thrown) {
    throw faultOf(thrown as { code?: string; responseCode?: number });
  }
}

const siteHost = (): string => (env.NEXTAUTH_URL ? new URL(env.NEXTAUTH_URL).hostname : "localhost");

/** What nodemailer calls a refusal of one recipient or one message; everything else is about the connection. */
const OF_ONE_MAIL = new Set(["EENVELOPE", "EMESSAGE"]);

function faultOf({ code, responseCode }: { code?: string; responseCode?: number }): MailFault {
  const isOfOne = OF_ONE_MAIL.has(code ?? "");
  const isPermanent = responseCode !== undefined && responseCode >= 500;
  return new MailFault(String(responseCode ?? code ?? "unknown"), !isOfOne, isOfOne && isPermanent);
}

/**
 * Sends one mail that somebody waits for.
 * @throws AppError not-configured; unavailable when the SMTP server does not take it.
 */
export async function sendMail(mail: Mail): Promise<void> {
  try {
    await deliver(mail);
  } catch (thrown) {
    if (!(thrown instanceof MailFault)) throw thrown;
    log.error({ code: thrown.code }, "a mail could not be sent");
    throw new AppError("unavailable", words.notSent, { retryAfter: 60 });
  }
}
