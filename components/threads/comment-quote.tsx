"use client";

import { Quote } from "lucide-react";
import type { QuotedPassage } from "@/core/comment";
import { threads as words } from "@/messages/en/threads";
import { useThread } from "./thread-context";

/** A passage of the article that a comment is about. A press leads to where it stands now. */
export function CommentQuote({ quote }: { quote: QuotedPassage }) {
  const { passages, articleHref } = useThread();
  const { exact, now, versionNumber } = quote;
  const text = (
    <>
      <Quote aria-hidden className="mt-1 size-3.5 shrink-0 text-muted" />
      <span className="line-clamp-4 min-w-0 font-serif">{exact}</span>
    </>
  );
  const style = "flex w-full gap-2 rounded-md bg-sunken px-2.5 py-1.5 text-start text-soft";
  const live = "hover:text-ink hover:bg-ink/7";
  if (now && passages) {
    return (
      <button
        type="button"
        title={words.showPassage}
        onClick={() => passages.show(now)}
        className={`${style} ${live}`}
      >
        <span className="sr-only">{words.quotedPassage}</span>
        {text}
      </button>
    );
  }
  if (now && articleHref) {
    const [path = "", query = ""] = articleHref.split("?");
    const parameters = new URLSearchParams(query);
    parameters.set("passage", `${now.start}-${now.end}`);
    return (
      <a href={`${path}?${parameters}`} title={words.showPassage} className={`${style} ${live} no-underline`}>
        <span className="sr-only">{words.quotedPassage}</span>
        {text}
      </a>
    );
  }
  return (
    <div className="flex flex-col gap-0.5">
      <blockquote className={style}>{text}</blockquote>
      <p className="text-muted text-xs">{words.fromEarlierVersion(versionNumber)}</p>
    </div>
  );
}
