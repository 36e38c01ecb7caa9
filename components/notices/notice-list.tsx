"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/api/request";
import { PageHeading } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { NotificationView } from "@/core/notification";
import { longDate } from "@/messages/en/dates";
import { notices as words } from "@/messages/en/notices";
import { shell } from "@/messages/en/shell";

const DAY = 24 * 60 * 60 * 1_000;

/** The day of a moment as milliseconds of its midnight in UTC: of the reader's own day once that is known. */
function dayOf(at: string | number, isHere: boolean): number {
  const time = new Date(at);
  const offset = isHere ? time.getTimezoneOffset() * 60_000 : 0;
  return Math.floor((time.getTime() - offset) / DAY) * DAY;
}

function byDay(items: readonly NotificationView[], isHere: boolean) {
  const days: { day: number; items: NotificationView[] }[] = [];
  for (const item of items) {
    const day = dayOf(item.createdAt, isHere);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}

function nameOf(day: number, isHere: boolean): string {
  const ago = isHere ? (dayOf(Date.now(), true) - day) / DAY : null;
  return ago === 0 ? words.today : ago === 1 ? words.yesterday : longDate(new Date(day));
}

/** What one was told, newest first; following a link marks it as read. */
export function NoticeList({ items, next }: { items: readonly NotificationView[]; next: string | null }) {
  const router = useRouter();
  const isHere = useHydrated();
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const isNew = ({ id, readAt }: NotificationView) => readAt === null && !seen.has(id);

  async function read(ids: readonly string[] | null) {
    const before = seen;
    setSeen(new Set([...seen, ...(ids ?? items.map(({ id }) => id))]));
    try {
      await request("PATCH", "/api/notifications", ids === null ? {} : { ids });
      router.refresh();
    } catch {
      // They stay new; the next look tries again.
      setSeen(before);
    }
  }

  return (
    <>
      <PageHeading
        title={shell.notices.title}
        actions={
          <>
            {items.some(isNew) ? <Button onClick={() => void read(null)}>{words.readAll}</Button> : null}
            <LinkButton href="/account/notices">{words.choices}</LinkButton>
          </>
        }
      />
      {items.length === 0 ? (
        <EmptyState title={words.none.title} level={2}>
          {words.none.hint}
        </EmptyState>
      ) : (
        byDay(items, isHere).map(({ day, items: ofDay }) => (
          <section key={day} aria-labelledby={`day-${day}`} className="mt-6 first-of-type:mt-0">
            <h2 id={`day-${day}`} className="pb-2 font-semibold text-muted text-sm">
              {nameOf(day, isHere)}
            </h2>
            <ul className="border-line border-t">
              {ofDay.map((item) => (
                <li
                  key={item.id}
                  className={classNames(
                    "flex flex-col gap-1 border-line border-b border-s-3 py-4 ps-4",
                    isNew(item) ? "border-s-accent" : "border-s-transparent",
                  )}
                >
                  <Notice item={item} isNew={isNew(item)} onFollow={() => void read([item.id])} />
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
      {next ? (
        <p className="mt-6">
          <LinkButton href={`/notifications?cursor=${encodeURIComponent(next)}`}>{words.older}</LinkButton>
        </p>
      ) : null}
    </>
  );
}

function Notice({ item, isNew, onFollow }: { item: NotificationView; isNew: boolean; onFollow: () => void }) {
  const { href, excerpt, createdAt } = item;
  return (
    <>
      <p className={classNames("wrap-anywhere text-lg", isNew && "font-semibold")}>
        {isNew ? <span className="sr-only">{words.isNew}: </span> : null}
        {href ? words.sentence(item) : words.gone}
      </p>
      {href
        ? words.details(item).map((line) => (
            <p key={line} className="wrap-anywhere whitespace-pre-line text-soft">
              {line}
            </p>
          ))
        : null}
      {excerpt ? <p className="wrap-anywhere border-line border-s-2 ps-3 text-soft">{excerpt}</p> : null}
      <p className="flex flex-wrap items-center gap-x-4 text-muted text-sm">
        <RelativeTime at={createdAt} />
        {href ? (
          <Link
            href={href}
            prefetch={false}
            onClick={onFollow}
            className="inline-flex min-h-6 items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11"
          >
            {words.look}
          </Link>
        ) : null}
      </p>
    </>
  );
}
