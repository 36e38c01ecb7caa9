import { mail as words } from "@/messages/en/mail";
import type { Mail } from "@/server/mail/mailer";

/** The mails that the site writes. Text says everything; HTML only makes the link easy to press. */

interface Letter {
  subject: string;
  paragraphs: readonly string[];
  link?: { url: string; label: string };
  closing: readonly string[];
}

const passwordReset = (url: string): Letter => ({
  subject: words.reset.subject,
  paragraphs: [words.reset.why, words.reset.ends],
  link: { url, label: words.reset.button },
  closing: [words.reset.notYou],
});

const signInLink = (url: string): Letter => ({
  subject: words.signIn.subject,
  paragraphs: [words.signIn.why, words.signIn.ends],
  link: { url, label: words.signIn.button },
  closing: [words.signIn.notYou],
});

const passwordChanged = (): Letter => ({
  subject: words.changed.subject,
  paragraphs: [words.changed.what],
  closing: [words.changed.notYou],
});

const confirmation = (url: string): Letter => ({
  subject: words.confirmation.subject,
  paragraphs: [words.confirmation.why, words.confirmation.until],
  link: { url, label: words.confirmation.button },
  closing: [words.confirmation.notYou],
});

const deletionAsked = (url: string, at: string): Letter => ({
  subject: words.deletion.subject,
  paragraphs: [words.deletion.what(at), words.deletion.keep],
  link: { url, label: words.deletion.button },
  closing: [words.deletion.notYou],
});

export const letters = {
  passwordReset: (to: string, url: string) => toMail(to, passwordReset(url)),
  signInLink: (to: string, url: string) => toMail(to, signInLink(url)),
  passwordChanged: (to: string) => toMail(to, passwordChanged()),
  confirmation: (to: string, url: string) => toMail(to, confirmation(url)),
  /** @param at in the words of `momentFor` */
  deletionAsked: (to: string, url: string, at: string) => toMail(to, deletionAsked(url, at)),
};

function toMail(to: string, { subject, paragraphs, link, closing }: Letter): Mail {
  const text = [...paragraphs, ...(link ? [link.url] : []), ...closing].join("\n\n");
  const html = [
    ...paragraphs.map(paragraph),
    ...(link ? [`<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`] : []),
    ...closing.map(paragraph),
  ].join("\n");
  return { to, subject, text: `${text}\n`, html };
}

const paragraph = (words: string): string => `<p>${escapeHtml(words)}</p>`;

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
