"use client";

import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useStore } from "zustand";
import { subscribeToThread } from "@/components/live/thread-news";
import type { PassageQuote } from "@/core/comment";
import { toRows } from "@/core/threads/tree";
import { threads as words } from "@/messages/en/threads";
import { threadApi } from "./thread-api";
import { ThreadContext } from "./thread-context";
import { ThreadFooter, ThreadStatus } from "./thread-footer";
import { ThreadList } from "./thread-list";
import { ResolveForm, SortMenu, ThreadMenu } from "./thread-menu";
import { ThreadNotices, WaitingNotice } from "./thread-notices";
import { levelsOf, type ThreadSetting, useThreadValue } from "./use-thread-value";

/** Levels that are shown where there is room for them, and in a margin or on a phone. */
const LEVELS = { wide: 4, narrow: 3 } as const;
const WIDE_PX = 560;

export type ThreadBodyProps = ThreadSetting & {
  /** Stands before the count. */
  title?: ReactNode;
  label: string;
  /** Opens at this comment: as a part of the thread where it is not among the first. */
  focusCommentId?: string;
  quote?: PassageQuote | null;
  onQuoteTaken?: () => void;
  onClose?: () => void;
  onCountChange?: (count: number) => void;
  signInHref?: string;
  /** At the end of the row of its name. */
  children?: ReactNode;
};

/** A discussion with all that can be done in it; where it stands is the caller's. */
export function ThreadBody(props: ThreadBodyProps) {
  const { store, on, title, label, focusCommentId, onClose, onCountChange, signInHref } = props;
  const root = useRef<HTMLElement>(null);
  const [isWide, setWide] = useState(props.isPage);
  const [isResolving, setResolving] = useState(false);
  const levels = isWide ? LEVELS.wide : LEVELS.narrow;
  const { value, collapsed, wanted, setWanted, said } = useThreadValue(props, levels, root);
  const state = useStore(store);
  const { comments, top, more, shown, thread } = state;
  const rows = useMemo(
    () => toRows({ comments, top, more }, { levels: levelsOf(shown.kind, levels), collapsed }),
    [comments, top, more, shown.kind, levels, collapsed],
  );

  useEffect(() => {
    const width = root.current?.clientWidth ?? 0;
    if (width > 0) setWide(width >= WIDE_PX);
  }, []);

  const { focusComment, announce } = value;
  useEffect(() => {
    let isCurrent = true;
    const { commands } = store;
    if (!focusCommentId) {
      if (store.getState().status === "empty") void commands.more();
      return;
    }
    void commands.reveal(focusCommentId).then((isThere) => {
      if (!isCurrent) return;
      if (isThere) focusComment(focusCommentId);
      else if (store.getState().problem === null) announce(words.notFound);
    });
    return () => {
      isCurrent = false;
    };
  }, [focusCommentId, store, focusComment, announce]);

  useEffect(() => store.commands.resume(), [store]);
  useEffect(() => subscribeToThread(on, (news) => store.commands.hear(news)), [on, store]);
  useMarkRead(props);

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

  const count = thread?.commentCount ?? null;
  const report = useRef(onCountChange);
  useEffect(() => {
    report.current = onCountChange;
  });
  useEffect(() => {
    if (count !== null) report.current?.(count);
  }, [count]);

  function handleKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.defaultPrevented || !onClose) return;
    // A menu or the history is open: that Escape is theirs.
    if (document.querySelector('[popover="auto"]:popover-open')) return event.stopPropagation();
    event.preventDefault();
    onClose();
  }

  return (
    <ThreadContext value={value}>
      <section
        ref={root as RefObject<HTMLElement>}
        aria-label={label}
        aria-busy={state.loading.size > 0}
        tabIndex={-1}
        onKeyDown={handleKeyDown}
        className="flex min-w-0 flex-col gap-2 outline-none"
      >
        <header className="flex flex-wrap items-center gap-x-1">
          <div className="tabular min-w-0 flex-1 text-muted text-sm">
            {title}
            {title && count ? " · " : null}
            {count ? words.count(count) : null}
          </div>
          <SortMenu />
          <ThreadMenu onResolve={() => setResolving(true)} />
          {props.children}
        </header>
        {isResolving ? <ResolveForm onClose={() => setResolving(false)} /> : null}
        <ThreadNotices />
        {rows.length > 0 ? <ThreadList rows={rows} /> : null}
        <ThreadStatus />
        <WaitingNotice />
        <ThreadFooter signInHref={signInHref} quote={props.quote ?? null} onQuoteTaken={props.onQuoteTaken} />
        <p aria-live="polite" className="sr-only">
          {said}
        </p>
      </section>
    </ThreadContext>
  );
}

/** Up to here the viewer has been, as soon as it is shown, and with all that came meanwhile when they leave. */
function useMarkRead({ store, viewer }: ThreadSetting): void {
  const thread = useStore(store, (state) => state.thread);
  const threadId = thread?.id ?? null;
  const asOf = thread?.asOf ?? null;
  const mayKeep = viewer !== null && (thread?.can.follow ?? false);
  useEffect(() => {
    if (threadId === null || asOf === null || !mayKeep) return;
    threadApi.markRead(threadId, asOf).catch(() => {
      // It is told again the next time.
    });
    return () => {
      const newest = [asOf, ...[...store.getState().comments.values()].map((one) => one.createdAt)]
        .toSorted()
        .at(-1) as string;
      if (newest > asOf) threadApi.markRead(threadId, newest).catch(() => {});
    };
  }, [threadId, asOf, mayKeep, store]);
}
