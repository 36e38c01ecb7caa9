import { escapeHtml } from "@/core/export/html-text";
import { shorten } from "@/core/export/layer-export";
import type { NotificationView } from "@/core/notification";
import { mail as mailWords } from "@/messages/en/mail";
import { moderation } from "@/messages/en/moderation";
import { notices } from "@/messages/en/notices";

const words = mailWords.notice;

/** UTF-16 code units: longer subjects are cut by every mail program anyway. */
const SUBJECT = 140;

export interface NoticeLetter {
  subject: string;
  text: string;
  html: string;
}

interface Addresses {
  /** Scheme and host. */
  origin: string;
  unsubscribe: string;
  /** The group that `unsubscribe` is about; null: all. */
  group: string | null;
  /** Says a time by the clocks of whoever is written to. */
  moment: (at: Date) => string;
  /** Where somebody who is shut out of the site reads why and appeals; null for all others. */
  barred: string | null;
}

/** Of one thing that just happened. */
export function noticeLetter(view: NotificationView, addresses: Addresses): NoticeLetter {
  return put(notices.sentence(view, addresses.moment), [{ heading: null, views: [view] }], {
    ...addresses,
    intro: null,
    why: words.why(words.because[view.kind]),
  });
}

/** Of what happened in a day, by group. */
export function dailyLetter(views: readonly NotificationView[], addresses: Addresses): NoticeLetter {
  const groups = new Map<string, NotificationView[]>();
  for (const view of views) {
    const heading = view.group?.name ?? words.elsewhere;
    groups.set(heading, [...(groups.get(heading) ?? []), view]);
  }
  const sections = [...groups].map(([heading, ofGroup]) => ({ heading, views: ofGroup }));
  const only = sections.length === 1 ? (views[0]?.group?.name ?? null) : null;
  return put(words.daily(views.length, only), sections, {
    ...addresses,
    intro: words.dailyIntro,
    why: words.whyDaily,
  });
}

interface Section {
  heading: string | null;
  views: readonly NotificationView[];
}

function put(
  subject: string,
  sections: readonly Section[],
  addresses: Addresses & { intro: string | null; why: string },
): NoticeLetter {
  const { origin, unsubscribe, group, intro, why } = addresses;
  const stop = group === null ? words.stopAll : words.stopGroup(group);
  const choices = `${origin}/account/notices`;
  const text = [
    ...(intro === null ? [] : [intro]),
    ...sections.flatMap(({ heading, views }) => [
      ...(heading === null ? [] : [heading.toUpperCase()]),
      ...views.map((view) => inText(view, addresses)),
    ]),
    ["-- ", why, `${words.choose}: ${choices}`, `${stop}: ${unsubscribe}`].join("\n"),
  ].join("\n\n");
  const html = [
    `<div style="max-width:36em;font:16px/1.5 Georgia,serif">`,
    ...(intro === null ? [] : [`<p>${escapeHtml(intro)}</p>`]),
    ...sections.flatMap(({ heading, views }) => [
      ...(heading === null
        ? []
        : [`<h2 style="font-size:16px;margin:24px 0 8px">${escapeHtml(heading)}</h2>`]),
      ...views.map((view) => inHtml(view, addresses)),
    ]),
    `<hr style="border:0;border-top:1px solid #ccc;margin:24px 0 8px">`,
    `<p style="font-size:13px;color:#666">${escapeHtml(why)}<br>`,
    `${anchor(choices, words.choose)} · ${anchor(unsubscribe, stop)}</p>`,
    `</div>`,
  ].join("\n");
  return { subject: shorten(subject, SUBJECT), text: `${text}\n`, html };
}

/** What stands below the sentence; to whom the site is closed, also what they can do about it. */
const detailsOf = (view: NotificationView, { moment, barred }: Addresses): string[] => [
  ...notices.details(view, moment),
  ...(barred === null ? [] : [moderation.barred.intro, moderation.barred.keep]),
];

const addressOf = ({ href }: NotificationView, { origin, barred }: Addresses): string =>
  barred ?? `${origin}${href ?? ""}`;

const inText = (view: NotificationView, addresses: Addresses): string =>
  [
    `${notices.sentence(view, addresses.moment)}.`,
    ...detailsOf(view, addresses),
    ...(view.excerpt ? [`> ${view.excerpt}`] : []),
    addressOf(view, addresses),
  ].join("\n");

const inHtml = (view: NotificationView, addresses: Addresses): string =>
  [
    `<p>${escapeHtml(`${notices.sentence(view, addresses.moment)}.`)}</p>`,
    ...detailsOf(view, addresses).map((line) => `<p style="white-space:pre-line">${escapeHtml(line)}</p>`),
    ...(view.excerpt
      ? [
          `<blockquote style="margin:0 0 8px;padding-left:12px;border-left:3px solid #ccc;color:#444">${escapeHtml(view.excerpt)}</blockquote>`,
        ]
      : []),
    `<p>${anchor(addressOf(view, addresses), words.open)}</p>`,
  ].join("\n");

const anchor = (url: string, label: string): string =>
  `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`;
