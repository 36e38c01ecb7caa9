"use client";

import {
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
} from "react";
import { useMarginPlace } from "@/components/margin/margin-place";
import { stripDensity } from "@/components/margin/strip-density";
import { useScrollPosition } from "@/components/margin/use-scroll-position";
import { useTextGeometry } from "@/components/margin/use-text-geometry";
import { useVisibleAnnotations } from "@/components/margin/use-visible-annotations";
import { margin } from "@/messages/en/margin";

const BUCKETS = 120;
const WIDTH = 10;
/** What an arrow key scrolls, in CSS pixels; two lines of text. */
const ARROW = 64;

/**
 * A slim strip along the edge of the page: where annotations are dense, which part is in view, and a way to
 * jump there by press, drag or key. Only where there is a margin; a small screen has the sheet's list.
 */
export function DensityStrip() {
  return useMarginPlace() === "beside" ? <Strip /> : null;
}

function Strip() {
  const annotations = useDeferredValue(useVisibleAnnotations());
  const boxes = useDeferredValue(useTextGeometry().boxes);
  const scroll = useScrollPosition();
  const strip = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const { top, height, counts, stretches } = useMemo(
    () => stripDensity(boxes, annotations, BUCKETS),
    [boxes, annotations],
  );
  if (height <= 0 || annotations.length === 0) return null;

  const from = clamp((scroll.top - top) / height);
  const to = clamp((scroll.top + scroll.height - top) / height);
  const inView = stretches.filter(({ start, end }) => start < to * height && end > from * height).length;

  const shareAt = (event: PointerEvent) => {
    const box = strip.current?.getBoundingClientRect();
    return box ? clamp((event.clientY - box.top) / box.height) : 0;
  };
  const jump = (share: number) =>
    window.scrollTo({ top: top + share * height - window.innerHeight / 2, behavior: "instant" });

  function handleKey(event: KeyboardEvent) {
    const { innerHeight } = window;
    const by = {
      ArrowDown: ARROW,
      ArrowRight: ARROW,
      ArrowUp: -ARROW,
      ArrowLeft: -ARROW,
      PageDown: innerHeight * 0.9,
      PageUp: -innerHeight * 0.9,
    }[event.key];
    if (by !== undefined) window.scrollBy({ top: by, behavior: "instant" });
    else if (event.key === "Home") jump(0);
    else if (event.key === "End") jump(1);
    else return;
    event.preventDefault();
  }

  return (
    <nav
      aria-label={margin.strip.label}
      className="screen-only fixed inset-e-0 top-16 bottom-4 z-10 hidden w-6 lg:block"
    >
      <div
        ref={strip}
        role="slider"
        tabIndex={0}
        aria-label={margin.strip.label}
        aria-orientation="vertical"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(from * 100)}
        aria-valuetext={margin.strip.value(Math.round(from * 100), inView)}
        onKeyDown={handleKey}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          jump(shareAt(event));
        }}
        onPointerMove={(event) => {
          setPointed(shareAt(event));
          if (event.currentTarget.hasPointerCapture(event.pointerId)) jump(shareAt(event));
        }}
        onPointerLeave={() => setPointed(null)}
        className="group relative h-full cursor-pointer touch-none rounded-sm outline-offset-[-2px]"
      >
        <Bars counts={counts} />
        <div
          aria-hidden="true"
          style={{ top: `${from * 100}%`, height: `${(to - from) * 100}%` }}
          className="absolute inset-e-0 w-5 rounded-sm border border-line-strong/60 bg-ink/5 group-hover:border-soft"
        />
        {pointed === null ? null : (
          <div
            aria-hidden="true"
            style={{ top: `${pointed * 100}%` }}
            className="tabular pointer-events-none absolute inset-e-full -translate-y-1/2 whitespace-nowrap rounded-md bg-ink px-2 py-1 text-paper text-xs"
          >
            {margin.strip.here(counts[Math.min(BUCKETS - 1, Math.floor(pointed * BUCKETS))] ?? 0)}
          </div>
        )}
      </div>
    </nav>
  );
}

const clamp = (share: number) => Math.min(1, Math.max(0, share));

/** Drawn again when annotations or the layout change, not at every scrolled pixel. */
const Bars = memo(function Bars({ counts }: { counts: readonly number[] }) {
  const most = Math.max(1, ...counts);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${WIDTH} ${BUCKETS}`}
      preserveAspectRatio="none"
      className="absolute inset-y-0 inset-e-1 h-full w-2.5 text-line-strong group-hover:text-soft"
    >
      {counts.map((count, at) =>
        count === 0 ? null : (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a part of the page is its index.
            key={at}
            x={WIDTH * (1 - Math.sqrt(count / most))}
            y={at}
            width={WIDTH * Math.sqrt(count / most)}
            height={1}
            fill="currentColor"
            opacity={0.35 + 0.65 * (count / most)}
          />
        ),
      )}
    </svg>
  );
});
