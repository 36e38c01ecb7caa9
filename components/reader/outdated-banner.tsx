"use client";

import { useEffect } from "react";
import { useLayer, useReader } from "@/components/reader/reader-context";
import { buttonStyle } from "@/components/ui/button-style";
import { reader } from "@/messages/en/reader";

const words = reader.outdated;

/** The article was corrected while this page was open: what one marks here is kept, and the new text is a link away. */
export function OutdatedBanner() {
  const { data, announce } = useReader();
  const isNews = useReader().data.newerVersion === null;
  const isOutdated = useLayer((state) => state.isOutdated) && isNews;
  useEffect(() => {
    if (isOutdated) announce(words.text);
  }, [isOutdated, announce]);
  if (!isOutdated) return null;
  const { article, group } = data;
  const query = group.isPublic ? "" : `?group=${encodeURIComponent(group.slug)}`;
  return (
    <section
      aria-label={words.label}
      className="screen-only fixed inset-x-0 top-0 z-30 flex flex-wrap items-center justify-center gap-x-4 gap-y-2 border-line border-b bg-surface px-4 py-2 shadow-float"
    >
      <p className="text-soft">{words.text}</p>
      <a
        href={`/articles/${article.slug}${query}`}
        className={buttonStyle({ variant: "primary", size: "small" })}
      >
        {words.reload}
      </a>
    </section>
  );
}
