"use client";

import { classNames } from "@/components/ui/class-names";
import type { Standing } from "@/core/standing";
import { moderationInPlace as words } from "@/messages/en/moderation-in-place";
import { useDecidedHere } from "./decided-here";

/** Above words that not everybody sees: how they stand, and to their author where the reason is told. */
export function StandingLabel({
  of,
  isOwn,
  className,
}: {
  of: { id: string; version: number; standing: Standing; deleted: boolean };
  isOwn: boolean;
  className?: string;
}) {
  const { standing, isFlagged } = useDecidedHere(of);
  if (of.deleted) return null;
  if (standing === "published") {
    return isFlagged ? <p className={classNames("text-muted text-sm", className)}>{words.flagged}</p> : null;
  }
  return (
    <p className={classNames("border-line-strong border-s-2 ps-2 text-soft text-sm", className)}>
      <strong className="font-semibold">{words.standing[standing]}.</strong>{" "}
      {isOwn ? words.toAuthor[standing] : words.toModerator[standing]}{" "}
      {isOwn ? (
        <a
          href="/account/moderation"
          className="inline-flex min-h-6 items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11"
        >
          {words.why}
        </a>
      ) : null}
    </p>
  );
}
