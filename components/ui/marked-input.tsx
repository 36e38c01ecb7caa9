"use client";

import { type ComponentProps, type RefObject, useLayoutEffect, useRef } from "react";
import { classNames } from "./class-names";
import { controlStyle } from "./field";

/** UTF-16 code units of the value. */
export interface MarkedPlace {
  offset: number;
  length: number;
}

/**
 * A line of text in which places are underlined, such as those that are wrong; what is wrong there is to be said in
 * words besides. The first of them is brought into view.
 */
export function MarkedInput({
  value,
  places,
  className,
  look = "px-2.5 font-mono text-sm",
  keepsCaret = false,
  ref,
  ...input
}: Omit<ComponentProps<"input">, "value" | "className" | "ref"> & {
  value: string;
  places: readonly MarkedPlace[];
  className?: string;
  /** Class names of its letters and of the space beside them, which the marks stand under. */
  look?: string;
  /** While it is written in, it does not move to a place: for what is judged as it is typed. */
  keepsCaret?: boolean;
  ref?: RefObject<HTMLInputElement | null>;
}) {
  const own = useRef<HTMLInputElement>(null);
  const field = ref ?? own;
  const underlay = useRef<HTMLSpanElement>(null);
  const first = places[0]?.offset;

  useLayoutEffect(() => {
    const mark = underlay.current?.querySelector<HTMLElement>("[data-mark]");
    if (first === undefined || !field.current || !underlay.current || !mark) return;
    const isInView = mark.offsetLeft + mark.offsetWidth <= field.current.clientWidth;
    if (!keepsCaret || document.activeElement !== field.current)
      field.current.scrollLeft = isInView ? 0 : mark.offsetLeft - field.current.clientWidth / 3;
    underlay.current.scrollLeft = field.current.scrollLeft;
  }, [first, field, keepsCaret]);

  return (
    <span className={classNames("relative min-w-0", className)}>
      <input
        type="text"
        {...input}
        ref={field}
        value={value}
        onScroll={(event) => {
          if (underlay.current) underlay.current.scrollLeft = event.currentTarget.scrollLeft;
        }}
        className={`${controlStyle} h-full ${look}`}
      />
      {places.length === 0 ? null : (
        <span
          ref={underlay}
          aria-hidden="true"
          className={`pointer-events-none absolute inset-0 flex items-center overflow-hidden whitespace-pre border border-transparent text-transparent ${look} pointer-coarse:text-lg`}
        >
          <span>
            {pieces(value, places).map(({ start, text, isMarked }) =>
              isMarked ? (
                <span
                  key={start}
                  data-mark
                  className="rounded-sm bg-danger/12 underline decoration-2 decoration-danger decoration-wavy underline-offset-4"
                >
                  {text}
                </span>
              ) : (
                text
              ),
            )}
          </span>
        </span>
      )}
    </span>
  );
}

/** The text cut at the places; one of no length takes the letter after it, or a space at the end. */
function pieces(text: string, places: readonly MarkedPlace[]) {
  const all: { start: number; text: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const { offset, length } of [...places].sort((a, b) => a.offset - b.offset)) {
    if (offset < at) continue;
    all.push({ start: at, text: text.slice(at, offset), isMarked: false });
    const end = offset + Math.max(1, length);
    all.push({ start: offset, text: text.slice(offset, end) || " ", isMarked: true });
    at = end;
  }
  return [...all, { start: at, text: text.slice(at), isMarked: false }];
}
