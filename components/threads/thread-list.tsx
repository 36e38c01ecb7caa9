"use client";

import { CornerDownRight, Plus } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, memo, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import type { ThreadRow } from "@/core/threads/tree";
import { threads as words } from "@/messages/en/threads";
import { Comment } from "./comment";
import { useComments, useThread } from "./thread-context";
import type { ThreadComment } from "./thread-state";

type Row = ThreadRow<ThreadComment>;

const STEP_REM = 0.75;

/**
 * The comments of a thread, each before its replies. Arrows, j and k move from one to the next. All that was
 * fetched is there for search and assistive technology; the browser draws what is in sight (content-visibility).
 */
export function ThreadList({ rows }: { rows: readonly Row[] }) {
  return (
    <ol className="flex flex-col" onKeyDown={moveFocus}>
      {rows.map((row) => (
        <li
          key={`${row.kind} ${row.comment.id}`}
          className="relative -mx-2 px-2 [contain-intrinsic-block-size:auto_6.5rem] [content-visibility:auto]"
        >
          <Indented by={row.depth + (row.kind === "more" ? 1 : 0)}>
            {row.kind === "comment" ? (
              <Comment {...row} />
            ) : row.kind === "continue" ? (
              <ContinueRow comment={row.comment} count={row.count} />
            ) : (
              <MoreRow comment={row.comment} count={row.count} />
            )}
          </Indented>
        </li>
      ))}
    </ol>
  );
}

const ContinueRow = memo(function ContinueRow({ comment, count }: { comment: ThreadComment; count: number }) {
  const { continueThread } = useThread();
  return (
    <PartLink commentId={comment.id} isFollowed onPress={() => continueThread(comment.id)}>
      <CornerDownRight aria-hidden />
      {words.continueThread(count)}
    </PartLink>
  );
});

const MoreRow = memo(function MoreRow({ comment, count }: { comment: ThreadComment; count: number }) {
  const { store } = useThread();
  const isLoading = useComments(({ loading }) => loading.has(comment.id));
  return (
    <PartLink commentId={comment.id} isBusy={isLoading} onPress={() => void store.commands.more(comment.id)}>
      <Plus aria-hidden />
      {isLoading ? words.loadingMore : words.moreReplies(count)}
    </PartLink>
  );
});

/** A button in the thread; on the thread's own page a link, for which there needs no script. */
function PartLink(props: {
  commentId: string;
  onPress: () => void;
  /** The link leads on there, rather than fetching more into the page. */
  isFollowed?: boolean;
  isBusy?: boolean;
  children: ReactNode;
}) {
  const { commentId, onPress, isFollowed = false, isBusy = false, children } = props;
  const { isPage, partHref } = useThread();
  const href = isPage ? partHref(commentId) : null;
  if (href === null) {
    return (
      <Button variant="quiet" size="small" className="-ms-2 px-2" busy={isBusy} onClick={onPress}>
        {children}
      </Button>
    );
  }
  function press(event: MouseEvent) {
    if (isFollowed || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onPress();
  }
  return (
    <a
      href={href}
      onClick={press}
      className={buttonStyle({ variant: "quiet", size: "small", className: "-ms-2 px-2" })}
    >
      {children}
    </a>
  );
}

/** Moved in by a few steps, with a hair line for each. */
function Indented({ by, children }: { by: number; children: ReactNode }) {
  const width = `${by * STEP_REM}rem`;
  return (
    <div className="relative py-1.5" style={{ paddingInlineStart: width }}>
      {by > 0 ? (
        <span
          aria-hidden="true"
          className="absolute inset-y-0 start-0"
          style={{
            width,
            backgroundImage: `repeating-linear-gradient(to right, var(--line) 0 1px, transparent 1px ${STEP_REM}rem)`,
          }}
        />
      ) : null}
      {children}
    </div>
  );
}

const STEPS: Record<string, 1 | -1> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** Up and down between comments, while one of them has the focus itself. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement;
  const by = STEPS[event.key];
  if (!target.dataset.comment || by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  // On the page around it j and k walk through the annotations: from comment to comment they never do.
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-comment]")];
  const next = all[all.indexOf(target) + by];
  next?.scrollIntoView({ block: "nearest" });
  next?.focus({ preventScroll: true });
}
