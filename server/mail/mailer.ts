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
 * Sends one mail, or writes it to the log (see `mailRoute`).
 * @throws AppError not-configured; unavailable when the SMTP server does not take it.
 */
export async function sendMail({ to, subject, text, html }: Mail): Promise<void> {
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
    });
  } catch (thrown) {
    const { code, responseCode, message } = thrown as {
      code?: string;
      responseCode?: number;
      message?: string;
    };
    log.error({ code, responseCode, reason: message }, "a mail could not be sent");
    throw new AppError("unavailable", words.notSent, { retryAfter: 60 });
  }
}
