"use client";

import { ChevronDown, MessageSquare } from "lucide-react";
import { memo, useEffect, useId, useRef } from "react";
import { AnnotationCard } from "@/components/margin/annotation-card";
import { type MarginItem, tallyCodes } from "@/components/margin/stacks";
import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { useLayer, useReader } from "@/components/reader/reader-context";
import { Avatar } from "@/components/ui/avatar";
import { classNames } from "@/components/ui/class-names";
import { type ChipCode, CodeChip } from "@/components/ui/code-chip";
import { margin } from "@/messages/en/margin";

const words = margin.stack;
const MOST_FACES = 5;
const MOST_CODES = { folded: 3, open: 8 };

export interface StackCardProps {
  stack: Extract<MarginItem<ReaderAnnotation>, { kind: "stack" }>;
  isOpen: boolean;
  /** The annotation in focus, where it is one of these. */
  activeId: string | null;
  onToggle: (id: string) => void;
}

/** Many people's annotations of one passage in the room of one: who, which codes how often; opens to all of them. */
export const StackCard = memo(function StackCard({ stack, isOpen, activeId, onToggle }: StackCardProps) {
  const { data, view } = useReader();
  const id = useId();
  const people = useLayer((state) => state.people);
  const { annotations } = stack;
  const authors = [...new Set(annotations.map(({ authorId }) => authorId))];
  const codes = tallyCodes(annotations).flatMap(([codeId, count]) => {
    const code = data.codes.get(codeId);
    return code ? [{ code, count }] : [];
  });
  const shownCodes = codes.slice(0, isOpen ? MOST_CODES.open : MOST_CODES.folded);
  const comments = annotations.reduce((sum, { commentCount }) => sum + commentCount, 0);
  const colour = codes[0]?.code;

  return (
    <section
      aria-labelledby={`${id}-title`}
      data-hue={colour?.hue}
      data-shade={colour?.shade}
      onPointerEnter={() => view.setState({ hoverId: annotations[0]?.id ?? null })}
      onPointerLeave={() => view.setState({ hoverId: null })}
      className={classNames(
        "relative rounded-e-md border-s-4 border-double",
        isOpen ? "border-s-line" : colour ? "border-s-code-line" : "border-s-line-strong",
        isOpen ? "bg-surface shadow-float" : "hover:bg-surface hover:shadow-card",
      )}
    >
      <header className="flex flex-col gap-1.5 py-1.5 ps-2.5 pe-2">
        <h3 id={`${id}-title`} className="flex items-center gap-2 font-semibold text-sm">
          <span className="min-w-0 flex-1">
            {stack.isSamePassage
              ? words.samePassage(authors.length)
              : words.nearby(annotations.length, authors.length)}
          </span>
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={`${id}-all`}
            aria-label={isOpen ? words.close : words.open}
            onClick={() => onToggle(stack.id)}
            className="grid size-6 shrink-0 place-items-center rounded-sm text-soft after:absolute after:inset-x-0 after:top-0 after:h-full hover:text-ink pointer-coarse:size-11 aria-expanded:after:h-8"
          >
            <ChevronDown
              aria-hidden
              className={classNames(
                "size-4 transition-transform duration-(--duration-quick)",
                isOpen && "rotate-180",
              )}
            />
          </button>
        </h3>
        <div className="flex items-center gap-2">
          <span className="flex -space-x-1">
            {authors.slice(0, MOST_FACES).map((authorId) => {
              const author = people.get(authorId);
              return (
                <Avatar
                  key={authorId}
                  name={author?.name ?? margin.card.unknownPerson}
                  seed={author?.handle}
                  size="tiny"
                  className="ring-2 ring-paper"
                />
              );
            })}
          </span>
          {authors.length > MOST_FACES ? (
            <span className="tabular text-muted text-xs">
              {margin.card.moreCodes(authors.length - MOST_FACES)}
            </span>
          ) : null}
          {comments > 0 ? (
            <span className="tabular ms-auto flex items-center gap-1 text-muted text-xs">
              <MessageSquare aria-hidden className="size-3.5" />
              <span aria-hidden="true">{comments}</span>
              <span className="sr-only">{margin.card.comments(comments)}</span>
            </span>
          ) : null}
        </div>
        {shownCodes.length > 0 ? (
          <ul aria-label={words.codes} className="flex flex-wrap items-center gap-1">
            {shownCodes.map(({ code, count }) => (
              <li key={code.id} className="min-w-0 max-w-full">
                <CodeChip code={code as ChipCode} count={count} size="small" />
              </li>
            ))}
            {codes.length > shownCodes.length ? (
              <li className="text-muted text-xs">{words.more(codes.length - shownCodes.length)}</li>
            ) : null}
          </ul>
        ) : null}
      </header>
      <div id={`${id}-all`} hidden={!isOpen}>
        {isOpen ? <StackList stack={stack} activeId={activeId} /> : null}
      </div>
    </section>
  );
});

/** All of them, scrolled within the stack, so that the passage beside it stays in view. */
function StackList({ stack, activeId }: Pick<StackCardProps, "stack" | "activeId">) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (activeId === null || !list.current) return;
    const active = list.current.querySelector<HTMLElement>("[data-stack-active]");
    if (!active) return;
    const { offsetTop, offsetHeight } = active;
    const { scrollTop, clientHeight } = list.current;
    // Only the list moves: the page stays where the passage is.
    if (offsetTop < scrollTop) list.current.scrollTop = offsetTop;
    else if (offsetTop + offsetHeight > scrollTop + clientHeight) {
      list.current.scrollTop = Math.min(offsetTop, offsetTop + offsetHeight - clientHeight);
    }
  }, [activeId]);

  return (
    <ol
      ref={list}
      className="relative max-h-[min(32rem,60dvh)] divide-y divide-line overflow-y-auto overscroll-contain border-line border-t"
    >
      {stack.annotations.map((annotation) => (
        <li
          key={annotation.id}
          data-stack-active={annotation.id === activeId ? "" : undefined}
          className="[contain-intrinsic-block-size:auto_4rem] [content-visibility:auto]"
        >
          <AnnotationCard
            annotation={annotation}
            isOpen={annotation.id === activeId}
            withQuote={!stack.isSamePassage}
            isBare
          />
        </li>
      ))}
    </ol>
  );
}
