"use client";

import { ArrowUp, CheckCheck, Lock } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { RelativeTime } from "@/components/ui/relative-time";
import { threads as words } from "@/messages/en/threads";
import { useComments, useThread } from "./thread-context";

/** What is to be known of a discussion before it is read: that it is resolved, locked, only a part, or has news. */
export function ThreadNotices() {
  const thread = useComments((state) => state.thread);
  return (
    <>
      {thread?.resolved ? (
        <div className="flex gap-2 rounded-md bg-positive-wash px-3 py-2 text-sm">
          <CheckCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-positive" />
          <div className="min-w-0">
            <p className="font-semibold text-positive">
              {words.resolved(thread.resolved.by?.name ?? null)}{" "}
              <RelativeTime at={thread.resolved.at} className="font-normal text-soft" />
            </p>
            <p className="wrap-anywhere">{thread.resolved.reason}</p>
          </div>
        </div>
      ) : null}
      {thread?.isLocked ? (
        <p className="flex gap-2 rounded-md bg-sunken px-3 py-2 text-soft text-sm">
          <Lock aria-hidden className="mt-0.5 size-4 shrink-0" />
          {words.locked}
        </p>
      ) : null}
      <PartNotice />
      <UnreadNotice />
    </>
  );
}

function PartNotice() {
  const { store, isPage, partHref } = useThread();
  const shown = useComments((state) => state.shown);
  const threadId = useComments(({ thread }) => thread?.id ?? null);
  const parentId = useComments(({ top, comments }) => comments.get(top[0] ?? "")?.parentId ?? null);
  if (shown.kind === "whole") return null;
  const style = buttonStyle({ variant: "quiet", size: "small", className: "px-2" });
  const upHref = parentId && isPage ? partHref(parentId) : null;
  return (
    <div className="flex flex-wrap items-center gap-x-2 rounded-md bg-sunken px-3 py-1 text-sm">
      <p className="text-soft">{words.part}</p>
      <span className="flex flex-wrap">
        {isPage && threadId ? (
          <a href={`/threads/${threadId}`} className={style}>
            {words.wholeThread}
          </a>
        ) : (
          <Button
            variant="quiet"
            size="small"
            className="px-2"
            onClick={() => void store.commands.show({ kind: "whole", sort: "oldest" })}
          >
            {words.wholeThread}
          </Button>
        )}
        {upHref ? (
          <a href={upHref} className={style}>
            <ArrowUp aria-hidden />
            {words.upOne}
          </a>
        ) : parentId ? (
          <Button
            variant="quiet"
            size="small"
            className="px-2"
            onClick={() => void store.commands.show({ kind: "part", commentId: parentId })}
          >
            <ArrowUp aria-hidden />
            {words.upOne}
          </Button>
        ) : null}
      </span>
    </div>
  );
}

/** Leads to what others have said since the viewer's last visit, one after another. */
function UnreadNotice() {
  const count = useComments(({ thread }) => thread?.unreadCount ?? 0);
  const next = useNextUnread();
  if (count === 0) return null;
  return (
    <Button size="small" className="tabular self-start" onClick={next}>
      <span aria-hidden="true" className="size-2 rounded-full bg-accent" />
      {words.newSince(count)}
    </Button>
  );
}

/** Goes to the next comment that is new, and from the last of them to the first. */
export function useNextUnread(): () => void {
  const { store, focusComment } = useThread();
  const last = useRef<string | null>(null);
  return () => {
    const ids = store.getState().thread?.unreadIds ?? [];
    const id = ids[(ids.indexOf(last.current ?? "") + 1) % ids.length];
    if (!id) return;
    last.current = id;
    void store.commands.reveal(id).then((isThere) => isThere && focusComment(id));
  };
}

/** What others said while the thread is open, until the reader wants to see it. */
export function WaitingNotice() {
  const { store, focusComment } = useThread();
  const count = useComments(({ waiting }) => waiting.size);
  return (
    <div aria-live="polite" className="sticky bottom-2 z-10 flex justify-center empty:hidden">
      {count > 0 ? (
        <Button
          variant="primary"
          size="small"
          className="tabular shadow-float"
          onClick={() => {
            const first = store.commands.showWaiting();
            if (first) void store.commands.reveal(first).then((isThere) => isThere && focusComment(first));
          }}
        >
          {words.newNow(count)}
        </Button>
      ) : null}
    </div>
  );
}
