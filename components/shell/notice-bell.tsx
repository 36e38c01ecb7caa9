"use client";

import { Bell } from "lucide-react";
import Link from "next/link";
import { useUnread } from "@/components/live/use-unread";
import { buttonStyle } from "@/components/ui/button-style";
import { CountBadge } from "@/components/ui/count-badge";
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
      <CountBadge count={unread} />
    </Link>
  );
}
