"use client";

import { Lock, MessageSquare } from "lucide-react";
import { memo, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { excerptOf } from "@/components/margin/card-passage";
import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { useLayer, useReader, useView } from "@/components/reader/reader-context";
import { Avatar } from "@/components/ui/avatar";
import { type ChipCode, CodeSwatch } from "@/components/ui/code-chip";
import { RelativeTime } from "@/components/ui/relative-time";
import { margin } from "@/messages/en/margin";

/** Every line is as high as every other, in CSS pixels: which are in view is arithmetic, however many there are. */
const ROW = 76;
const OVERSCAN = 8;

/** All annotations in the order of the text, a line each; a tap leads to the passage. Only lines in view are drawn. */
export function SheetList({ annotations }: { annotations: readonly ReaderAnnotation[] }) {
  const list = useRef<HTMLOListElement>(null);
  const { first, last } = useRowsInView(list, annotations.length);
  const activeId = useView((state) => state.activeId);
  return (
    <ol
      ref={list}
      aria-label={margin.sheet.list}
      className="relative -mx-4 border-line border-t"
      style={{ height: annotations.length * ROW }}
    >
      {annotations.slice(first, last).map((annotation, at) => (
        <li
          key={annotation.id}
          aria-posinset={first + at + 1}
          aria-setsize={annotations.length}
          style={{ transform: `translateY(${(first + at) * ROW}px)`, height: ROW }}
          className="absolute inset-x-0 top-0 border-line border-b"
        >
          <SheetRow annotation={annotation} isActive={annotation.id === activeId} />
        </li>
      ))}
    </ol>
  );
}

const SheetRow = memo(function SheetRow({
  annotation,
  isActive,
}: {
  annotation: ReaderAnnotation;
  isActive: boolean;
}) {
  const { data, view, actions } = useReader();
  const author = useLayer((state) => state.people.get(annotation.authorId));
  const name = author?.name ?? margin.card.unknownPerson;
  const codes = annotation.codes.flatMap((id) => data.codes.get(id) ?? []);

  function go() {
    // Low, so that the passage can be seen above its card.
    view.setState({ sheet: "peek" });
    actions.focus(annotation.id);
  }

  return (
    <button
      type="button"
      aria-current={isActive || undefined}
      onClick={go}
      className="flex size-full flex-col justify-center gap-1 px-4 text-start outline-offset-[-2px] hover:bg-ink/5 aria-[current]:bg-accent-wash"
    >
      <span className="flex w-full items-center gap-2 text-muted text-xs [&>svg]:size-3.5 [&>svg]:shrink-0">
        <Avatar name={name} seed={author?.handle} size="tiny" />
        <span className="min-w-0 truncate font-semibold text-ink text-sm">{name}</span>
        <span className="ms-auto flex shrink-0 items-center gap-2 [&>svg]:size-3.5">
          {annotation.groupId === null ? <Lock aria-label={margin.card.onlyMe} role="img" /> : null}
          {annotation.commentCount > 0 ? (
            <span className="tabular flex items-center gap-1 [&>svg]:size-3.5">
              <MessageSquare aria-hidden />
              <span aria-hidden="true">{annotation.commentCount}</span>
              <span className="sr-only">{margin.card.comments(annotation.commentCount)}</span>
            </span>
          ) : null}
          <RelativeTime at={annotation.createdAt} />
        </span>
      </span>
      <span className="flex w-full items-center gap-2">
        {codes[0] ? <CodeSwatch hue={codes[0].hue} shade={(codes[0] as ChipCode).shade} /> : null}
        <span lang={data.article.language} className="min-w-0 flex-1 truncate font-serif text-lg text-soft">
          {excerptOf(data.article.version.text, annotation, 80)}
        </span>
        {codes.length > 0 ? (
          <span className="min-w-0 max-w-[45%] shrink-0 truncate text-sm">
            {codes.map((code) => code.name).join(", ")}
          </span>
        ) : null}
      </span>
    </button>
  );
});

/** The rows that can be seen in whatever scrolls the list, and a few around them. */
function useRowsInView(list: RefObject<HTMLElement | null>, count: number) {
  const [view, setView] = useState({ first: 0, last: Math.min(count, 2 * OVERSCAN) });
  const look = useRef(() => {});

  useEffect(() => {
    const scroller = scrollerOf(list.current);
    if (!scroller) return;
    look.current = () => {
      const element = list.current;
      if (!element) return;
      const above = scroller.getBoundingClientRect().top - element.getBoundingClientRect().top;
      const first = Math.max(0, Math.floor(above / ROW) - OVERSCAN);
      const last = Math.ceil((above + scroller.clientHeight) / ROW) + OVERSCAN;
      setView((now) => (now.first === first && now.last === last ? now : { first, last }));
    };
    const onScroll = () => look.current();
    const observer = new ResizeObserver(onScroll);
    observer.observe(scroller);
    if (list.current) observer.observe(list.current);
    scroller.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener("scroll", onScroll);
    };
  }, [list]);

  // What stands above the list in the sheet (the card, the filter) may have changed its height.
  useLayoutEffect(() => look.current());

  return { first: Math.min(view.first, Math.max(0, count - 1)), last: Math.min(view.last, count) };
}

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let at = element?.parentElement ?? null; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return null;
}
