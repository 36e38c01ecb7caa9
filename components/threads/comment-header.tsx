"use client";

import { Avatar } from "@/components/ui/avatar";
import { RelativeTime } from "@/components/ui/relative-time";
import { threads as words } from "@/messages/en/threads";
import { AgreedMark } from "./agreed-mark";
import { CommentHistory } from "./comment-history";
import type { ThreadComment } from "./thread-state";

/** Who said it, when, and whether it is new to the viewer or was edited. The time is its address. */
export function CommentHeader({ comment, isUnread }: { comment: ThreadComment; isUnread: boolean }) {
  const { author, deleted, isNew, id } = comment;
  return (
    <header className="flex min-h-6 flex-wrap items-center gap-x-2 text-sm">
      {author ? (
        <>
          <Avatar name={author.name} seed={author.handle} size="tiny" />
          <a href={`/people/${author.id}`} className="font-semibold text-ink no-underline hover:underline">
            {author.name}
          </a>
        </>
      ) : null}
      {isNew || deleted ? (
        <RelativeTime at={comment.createdAt} className="text-muted" />
      ) : (
        <a
          href={`/comments/${id}`}
          rel="nofollow"
          className="text-muted no-underline hover:text-ink hover:underline"
        >
          <RelativeTime at={comment.createdAt} />
        </a>
      )}
      {comment.isAgreed && !deleted ? <AgreedMark /> : null}
      {comment.editedAt ? <CommentHistory comment={comment} /> : null}
      {isUnread ? (
        <span className="rounded-full bg-accent px-1.5 font-semibold text-on-accent text-xs">
          {words.isNew}
        </span>
      ) : null}
    </header>
  );
}
