"use client";

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { IconButton } from "@/components/ui/button";
import { CloseIcon } from "@/components/ui/close-icon";
import type { ThreadTarget } from "@/core/comment";
import type { PersonRef } from "@/core/person";
import { threads as words } from "@/messages/en/threads";
import { toRows } from "./comment-tree";
import { openThread, threadName } from "./open-thread";
import { ThreadContext } from "./thread-context";
import { ThreadFooter, ThreadStatus } from "./thread-footer";
import { ThreadList } from "./thread-list";
import { useThreadValue } from "./use-thread-value";

export type ThreadPanelProps = {
  on: ThreadTarget;
  /** Opens at this comment: loads until it is there, unfolds what hides it, and focuses it. */
  focusCommentId?: string;
  /** Whether the viewer may write here. */
  canComment: boolean;
  viewer: PersonRef | null;
  onClose: () => void;
  /** How many comments there are, when that is known and whenever it changes. */
  onCountChange?: (count: number) => void;
  /** Where a visitor signs in. */
  signInHref?: string;
};

/** The discussion of an annotation or of an article. */
export function ThreadPanel(props: ThreadPanelProps) {
  // Another thread, or another person, is another panel: nothing of the last one's state may carry over.
  return <Panel key={`${threadName(props.on)} ${props.viewer?.id}`} {...props} />;
}

function Panel(props: ThreadPanelProps) {
  const { on, focusCommentId, canComment, viewer, onClose, onCountChange, signInHref } = props;
  const root = useRef<HTMLElement>(null);
  const [store] = useState(() => openThread(on, viewer));
  const thread = threadName(on);
  const { value, folding, wanted, setWanted, said } = useThreadValue(
    store,
    { thread, viewer, canComment },
    root,
  );
  const state = useStore(store);
  const rows = useMemo(() => toRows(state.comments.values(), folding), [state.comments, folding]);

  useEffect(() => {
    if (store.getState().status === "empty") void store.commands.more();
  }, [store]);

  const { focusComment, announce } = value;
  useEffect(() => {
    if (!focusCommentId) return;
    let isCurrent = true;
    void store.commands.loadUntil(focusCommentId).then((isThere) => {
      if (!isCurrent) return;
      if (isThere) focusComment(focusCommentId);
      else if (store.getState().problem === null) announce(words.notFound);
    });
    return () => {
      isCurrent = false;
    };
  }, [focusCommentId, store, focusComment, announce]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the comment may be drawn only with the next rows.
  useEffect(() => {
    if (wanted === null) return;
    const frame = requestAnimationFrame(() => {
      const article = root.current?.querySelector<HTMLElement>(`[data-comment="${CSS.escape(wanted)}"]`);
      if (!article) return;
      article.scrollIntoView({ block: "nearest" });
      article.focus({ preventScroll: true });
      setWanted(null);
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted, rows]);

  // Tombstones are no comments; before the last page the number is not known.
  const living = useMemo(
    () => [...state.comments.values()].filter((comment) => !comment.deleted).length,
    [state.comments],
  );
  const isWhole = state.status === "ready" && state.next === null;
  const report = useRef(onCountChange);
  useEffect(() => {
    report.current = onCountChange;
  });
  useEffect(() => {
    if (isWhole) report.current?.(living);
  }, [isWhole, living]);

  function handleKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    // A menu or the history is open: that Escape is theirs.
    if (document.querySelector('[popover="auto"]:popover-open')) return event.stopPropagation();
    event.preventDefault();
    onClose();
  }

  const title = "annotationId" in on ? words.discussion : words.articleDiscussion;
  return (
    <ThreadContext value={value}>
      <section
        ref={root}
        aria-label={title}
        aria-busy={state.isLoading}
        tabIndex={-1}
        onKeyDown={handleKeyDown}
        className="flex min-w-0 flex-col gap-2 outline-none"
      >
        <header className="flex items-center gap-2">
          <p className="tabular flex-1 text-muted text-sm">
            <span className="font-semibold text-ink">{title}</span>
            {living > 0 ? ` · ${isWhole ? words.count(living) : words.countAtLeast(living)}` : null}
          </p>
          <IconButton label={words.close} size="small" onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </header>
        {rows.length > 0 ? <ThreadList rows={rows} wanted={wanted} /> : null}
        <ThreadStatus />
        <ThreadFooter signInHref={signInHref} />
        <p aria-live="polite" className="sr-only">
          {said}
        </p>
      </section>
    </ThreadContext>
  );
}
