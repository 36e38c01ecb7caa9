"use client";

import { useMemo } from "react";
import type { ComparedArticle } from "@/components/agreement/compared-text";
import { passageContext } from "@/core/settling/passage-context";
import { blocksOf } from "@/core/text/markup";
import type { TextRange } from "@/core/text/range";

/** A passage with some sentences around it; what is taken up of it is marked, and the rest of it underlined. */
export function PassageInContext({
  article,
  passage,
  chosen,
}: {
  article: ComparedArticle;
  passage: TextRange;
  /** The choice that is taken up; lies in the passage. */
  chosen: TextRange;
}) {
  const { text, markup, language } = article;
  const blocks = useMemo(() => blocksOf(text, markup), [text, markup]);
  const around = useMemo(
    () => passageContext(text, blocks, passage, language),
    [text, blocks, passage, language],
  );
  const rest = "underline decoration-dotted decoration-line-strong underline-offset-4";
  return (
    <p lang={language} className="wrap-anywhere whitespace-pre-line font-serif text-lg text-soft">
      {around.start > 0 ? "… " : null}
      {text.slice(around.start, passage.start)}
      <span className="text-ink">
        <span className={rest}>{text.slice(passage.start, chosen.start)}</span>
        <mark className="hl">{text.slice(chosen.start, chosen.end)}</mark>
        <span className={rest}>{text.slice(chosen.end, passage.end)}</span>
      </span>
      {text.slice(passage.end, around.end)}
      {around.end < text.length ? " …" : null}
    </p>
  );
}
