"use client";

import { MessagesSquare, PencilLine, Printer } from "lucide-react";
import { GroupSwitcher } from "@/components/reader/group-switcher";
import { useLayer, useReader } from "@/components/reader/reader-context";
import { TakeOutMenu } from "@/components/reader/take-out-menu";
import { buttonStyle } from "@/components/ui/button-style";
import type { GroupSummary } from "@/core/group";
import { longDate } from "@/messages/en/dates";
import { reader as words } from "@/messages/en/reader";
import { versions } from "@/messages/en/versions";

/** Where the discussion of the whole article stands on the page. */
export const ARTICLE_THREAD_ID = "discussion";

/** Title, where it is from, when, how long it takes; whose layer is shown; paper and discussion. */
export function ReaderHeader({ groups }: { groups: readonly GroupSummary[] }) {
  const { data, actions } = useReader();
  const { article, group } = data;
  const comments = useLayer((state) => state.articleCommentCount);
  const query = group.isPublic ? "" : `?group=${encodeURIComponent(group.slug)}`;
  const facts = [article.source, article.author, words.minutes(article.minutes)].filter(Boolean);

  return (
    <header className="mb-8 flex flex-col gap-3 sm:mb-10">
      <h1
        lang={article.language}
        className="max-w-[30.5rem] text-balance font-semibold font-serif text-2xl sm:max-w-none sm:text-3xl"
      >
        {article.title}
      </h1>
      <p className="flex flex-wrap text-muted">
        {facts.map((fact, index) => (
          <span key={fact}>
            {index > 0 ? (
              <span aria-hidden="true" className="px-2">
                ·
              </span>
            ) : null}
            {fact}
          </span>
        ))}
        {article.publishedAt ? (
          <span>
            <span aria-hidden="true" className="px-2">
              ·
            </span>
            <time dateTime={article.publishedAt}>{longDate(new Date(article.publishedAt))}</time>
          </span>
        ) : null}
        {article.version.number > 1 ? (
          <span>
            <span aria-hidden="true" className="px-2">
              ·
            </span>
            {words.version(article.version.number)}
          </span>
        ) : null}
      </p>
      <div className="screen-only flex flex-wrap items-center gap-x-1 gap-y-1 border-line border-y py-1">
        <GroupSwitcher groups={groups} />
        <a
          href={`#${ARTICLE_THREAD_ID}`}
          onClick={(event) => {
            event.preventDefault();
            actions.open({ kind: "article-thread" });
          }}
          className={buttonStyle({ variant: "quiet", size: "small", className: "tabular ms-auto px-2" })}
        >
          <MessagesSquare aria-hidden />
          {words.panels.articleDiscussion(comments)}
        </a>
        {article.can.edit ? (
          <a
            href={`/articles/${article.slug}/edit`}
            title={versions.edit.linkHint}
            className={buttonStyle({ variant: "quiet", size: "small", className: "px-2" })}
          >
            <PencilLine aria-hidden />
            {versions.edit.link}
          </a>
        ) : null}
        <TakeOutMenu slug={article.slug} group={group} />
        <a
          href={`/articles/${article.slug}/print${query}`}
          title={words.printable}
          className={buttonStyle({ variant: "quiet", size: "small", className: "-me-2 px-2" })}
        >
          <Printer aria-hidden />
          {words.print}
        </a>
      </div>
    </header>
  );
}
