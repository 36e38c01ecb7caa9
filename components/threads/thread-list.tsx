"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { CornerDownRight } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { threads as words } from "@/messages/en/threads";
import { Comment } from "./comment";
import type { ThreadComment } from "./comment-store";
import type { ThreadRow } from "./comment-tree";
import { useThread } from "./thread-context";

type Row = ThreadRow<ThreadComment>;

/** More rows than this scroll in a window of their own, in which only those in sight are drawn. */
const LONG = 200;
const STEP_REM = 0.75;
const GUESSED_ROW_PX = 110;

const rowKey = (row: Row) => `${row.kind} ${row.comment.id}`;

/** The comments of a thread, each before its replies. Arrows move from one to the next. */
export function ThreadList({ rows, wanted }: { rows: Row[]; wanted: string | null }) {
  return rows.length > LONG ? <LongList rows={rows} wanted={wanted} /> : <ShortList rows={rows} />;
}

function ShortList({ rows }: { rows: Row[] }) {
  return (
    <ol className="flex flex-col" onKeyDown={(event) => moveFocus(event)}>
      {rows.map((row) => (
        <li key={rowKey(row)} className="relative">
          <RowView row={row} />
        </li>
      ))}
    </ol>
  );
}

function LongList({ rows, wanted }: { rows: Row[]; wanted: string | null }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => GUESSED_ROW_PX,
    getItemKey: (index) => rowKey(rows[index] as Row),
    overscan: 6,
  });
  const wantedIndex = wanted === null ? -1 : indexOf(rows, wanted);
  useEffect(() => {
    if (wantedIndex >= 0) virtual.scrollToIndex(wantedIndex, { align: "center" });
  }, [wantedIndex, virtual]);

  return (
    <section
      ref={scroller}
      aria-label={words.comments}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard.
      tabIndex={0}
      className="-mx-1.5 max-h-[70dvh] overflow-y-auto px-1.5"
    >
      <ol
        className="relative"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={(event) =>
          moveFocus(event, (id, by) => {
            const next = step(rows, id, by);
            if (next >= 0) virtual.scrollToIndex(next);
            return rows[next]?.comment.id ?? null;
          })
        }
      >
        {virtual.getVirtualItems().map((item) => (
          <li
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            aria-setsize={rows.length}
            aria-posinset={item.index + 1}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <RowView row={rows[item.index] as Row} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function RowView({ row }: { row: Row }) {
  if (row.kind === "continue") return <ContinueRow row={row} />;
  const { comment, parent, depth, replyCount, isCollapsed } = row;
  return (
    <Indented by={row.indent}>
      <Comment {...{ comment, parent, depth, replyCount, isCollapsed }} />
    </Indented>
  );
}

function ContinueRow({ row }: { row: Extract<Row, { kind: "continue" }> }) {
  const { continueThread } = useThread();
  return (
    <Indented by={row.indent}>
      <Button
        variant="quiet"
        size="small"
        className="-ms-2 px-2"
        onClick={() => continueThread(row.comment.id)}
      >
        <CornerDownRight aria-hidden />
        {words.continueThread(row.count)}
      </Button>
    </Indented>
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

const indexOf = (rows: readonly Row[], id: string) =>
  rows.findIndex((row) => row.kind === "comment" && row.comment.id === id);

function step(rows: readonly Row[], id: string, by: 1 | -1): number {
  let at = indexOf(rows, id) + by;
  while (rows[at] && rows[at]?.kind !== "comment") at += by;
  return rows[at] ? at : -1;
}

/** Up and down between comments, while one of them has the focus itself. */
function moveFocus(
  event: KeyboardEvent<HTMLElement>,
  reach?: (from: string, by: 1 | -1) => string | null,
): void {
  const target = event.target as HTMLElement;
  const id = target.dataset.comment;
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!id || by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const list = event.currentTarget;
  const all = [...list.querySelectorAll<HTMLElement>("[data-comment]")];
  const next = reach ? reach(id, by) : (all[all.indexOf(target) + by]?.dataset.comment ?? null);
  if (next === null) return;
  const focus = () => list.querySelector<HTMLElement>(`[data-comment="${CSS.escape(next)}"]`)?.focus();
  // A row that was out of sight is drawn first.
  if (all.some((one) => one.dataset.comment === next)) focus();
  else requestAnimationFrame(() => requestAnimationFrame(focus));
}
