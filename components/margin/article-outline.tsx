"use client";

import { useEffect, useMemo, useState } from "react";
import { headingId } from "@/components/reader/article-block";
import { useReader } from "@/components/reader/reader-context";
import { classNames } from "@/components/ui/class-names";
import { margin } from "@/messages/en/margin";

const elementOf = (start: number) => document.querySelector(`[data-block][data-start="${start}"]`);

/** How far down the window a heading counts as reached, in CSS pixels: below the page's own header. */
const REACHED = 120;

/** The headings of the article, with the one being read marked; nothing where it has none. */
export function ArticleOutline() {
  const { article, blocks } = useReader().data;
  const headings = useMemo(
    () =>
      blocks
        .filter((block) => block.type === "heading")
        .map((block) => ({
          start: block.start,
          level: block.level ?? 2,
          text: article.version.text.slice(block.start, block.end),
        })),
    [blocks, article],
  );
  const current = useCurrentHeading(headings);
  if (headings.length === 0) return null;
  const top = Math.min(...headings.map(({ level }) => level));

  return (
    <nav aria-label={margin.outline.label} className="screen-only text-sm">
      <h2 className="mb-1 font-semibold text-soft">{margin.outline.label}</h2>
      <ol className="border-line border-s">
        {headings.map(({ start, level, text }) => (
          <li key={start}>
            <a
              href={`#${headingId({ start })}`}
              aria-current={start === current ? "location" : undefined}
              style={{ paddingInlineStart: `${0.75 + (level - top) * 0.75}rem` }}
              className={classNames(
                "-ms-px block border-s py-1 pe-2 no-underline hover:text-ink",
                start === current ? "border-accent font-semibold text-ink" : "border-transparent text-soft",
              )}
            >
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The last heading that has passed the top of the window. */
function useCurrentHeading(headings: readonly { start: number }[]): number | null {
  const [current, setCurrent] = useState<number | null>(null);
  useEffect(() => {
    if (headings.length === 0) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      let reached: number | null = null;
      for (const { start } of headings) {
        const top = elementOf(start)?.getBoundingClientRect().top;
        if (top === undefined || top > REACHED) break;
        reached = start;
      }
      setCurrent(reached);
    };
    const onScroll = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", onScroll);
    };
  }, [headings]);
  return current;
}
