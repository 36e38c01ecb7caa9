"use client";

import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { CodeSwatch } from "@/components/ui/code-chip";
import type { Hue } from "@/core/codebook";
import type { Passage } from "@/core/disagreement/passages";
import { excerptOf } from "./excerpt";
import { rowId } from "./use-passage-steps";

/**
 * Passages one under another, the one in focus open. On a wide page the list stands beside the text and scrolls
 * by itself.
 */
export function PassageList({
  passages,
  text,
  language,
  current,
  onPick,
  label,
  look,
  alone,
  showsAll = true,
  children,
}: {
  passages: readonly Passage[];
  text: string;
  language: string;
  current: number;
  onPick: (at: number) => void;
  label: string;
  /** What a passage is called and coloured. */
  look: (passage: Passage) => { hue: Hue; word: string; aside: string };
  /** Where there is no text beside it: what stands in place of the open one's words. */
  alone?: ReactNode;
  /** Where there is no text beside it: false for the open one alone. */
  showsAll?: boolean;
  /** What the open one shows. */
  children: ReactNode;
}) {
  return (
    <ol aria-label={label} className="divide-y divide-line border-line border-y">
      {passages.map((passage, at) => {
        const isOpen = at === current;
        const { hue, word, aside } = look(passage);
        return (
          <li
            key={`${passage.start} ${passage.end}`}
            className={classNames(isOpen ? "bg-surface" : !showsAll && "hidden lg:list-item")}
          >
            <button
              type="button"
              id={rowId(at)}
              aria-expanded={isOpen}
              onClick={() => onPick(at)}
              className="flex w-full scroll-mt-4 flex-col gap-1 px-3 py-2.5 text-start hover:bg-ink/5 focus-visible:outline-offset-[-2px] pointer-coarse:min-h-11"
            >
              <span className="flex items-center gap-2 text-sm">
                <CodeSwatch hue={hue} shade={1} />
                <span className="font-semibold">{word}</span>
                <span className="tabular ms-auto text-muted">{aside}</span>
              </span>
              <span
                lang={language}
                className={classNames(
                  "font-serif text-lg",
                  !isOpen && "line-clamp-2",
                  isOpen && alone !== undefined && "sr-only lg:not-sr-only",
                )}
              >
                {excerptOf(text.slice(passage.start, passage.end))}
              </span>
            </button>
            {isOpen ? (
              <div className="flex flex-col gap-4 px-3 pt-1 pb-4">
                {alone ? <div className="lg:hidden">{alone}</div> : null}
                {children}
              </div>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
