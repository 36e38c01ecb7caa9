"use client";

import { Bell } from "lucide-react";
import Link from "next/link";
import { useUnread } from "@/components/live/use-unread";
import { buttonStyle } from "@/components/ui/button-style";
import { shell } from "@/messages/en/shell";

/** Leads to what one was told; a number beside it says how much of it is new, as it comes. */
export function NoticeBell({ personId, unread: known }: { personId: string; unread: number }) {
  const unread = useUnread(known, personId);
  return (
    <Link
      href="/notifications"
      prefetch={false}
      aria-label={shell.notices.bell(unread)}
      title={shell.notices.title}
      className={buttonStyle({ variant: "quiet", square: true, className: "relative" })}
    >
      <Bell aria-hidden />
      {unread > 0 ? (
        <span
          aria-hidden="true"
          className="tabular absolute -top-0.5 -right-0.5 min-w-4 rounded-full bg-accent px-1 text-center text-on-accent text-xs leading-4"
        >
          {unread > 99 ? "99+" : unread}
        </span>
      ) : null}
    </Link>
  );
}
