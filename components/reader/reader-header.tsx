"use client";

import { CircleHelp, MessagesSquare, PencilLine, Printer } from "lucide-react";
import { GroupSwitcher } from "@/components/reader/group-switcher";
import { useLayer, useReader } from "@/components/reader/reader-context";
import { TakeOutMenu } from "@/components/reader/take-out-menu";
import { buttonStyle } from "@/components/ui/button-style";
import type { GroupSummary } from "@/core/group";
import { longDate } from "@/messages/en/dates";
import { reader as words } from "@/messages/en/reader";
import { versionLinks } from "@/messages/en/version-links";

/** Where the discussion of the whole article stands on the page. */
export const ARTICLE_THREAD_ID = "discussion";

/** Title, where it is from, when, how long it takes; whose layer is shown; paper and discussion. */
export function ReaderHeader({ groups }: { groups: readonly GroupSummary[] }) {
  const { data, actions } = useReader();
  const { article, group } = data;
  const comments = useLayer((state) => state.articleCommentCount);
  const query = group.isPublic ? "" : `?group=${encodeURIComponent(group.slug)}`;
  // One row is enough: where keepers have more to do, and on a phone, the last ones are their icons alone.
  const labelStyle = data.toReview > 0 || article.can.edit ? "sr-only" : "max-sm:sr-only";
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
            <a
              href={`/articles/${article.slug}/history`}
              title={versionLinks.history.linkHint}
              className="underline decoration-line-strong underline-offset-2 hover:text-ink"
            >
              {words.version(article.version.number)}
            </a>
          </span>
        ) : null}
        {[
          { href: `/compare?left=${article.slug}${query.replace("?", "&")}`, ...words.compare },
          { href: `/articles/${article.slug}/analysis${query}`, ...words.found },
        ].map(({ href, link, hint }) => (
          <span key={href} className="screen-only">
            <span aria-hidden="true" className="px-2">
              ·
            </span>
            <a
              href={href}
              title={hint}
              className="underline decoration-line-strong underline-offset-2 hover:text-ink"
            >
              {link}
            </a>
          </span>
        ))}
      </p>
      {data.newerVersion === null ? null : <OldVersion newest={data.newerVersion} />}
      <div className="screen-only relative flex items-center border-line sm:gap-x-1 border-y py-1">
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
          <span className="max-sm:sr-only">{words.panels.articleDiscussion(comments)}</span>
          <span
            aria-hidden="true"
            className={comments === 0 ? "max-[22.5rem]:hidden sm:hidden" : "sm:hidden"}
          >
            {words.panels.shortDiscussion(comments)}
          </span>
        </a>
        {data.toReview > 0 ? (
          <a
            href={`/articles/${article.slug}/review`}
            title={versionLinks.review.linkHint}
            className={buttonStyle({
              variant: "quiet",
              size: "small",
              className: "tabular px-2 text-warning",
            })}
          >
            <CircleHelp aria-hidden />
            <span className="max-sm:sr-only">{versionLinks.review.link(data.toReview)}</span>
            <span aria-hidden="true" className="sm:hidden">
              {data.toReview}
            </span>
          </a>
        ) : null}
        {article.can.edit && data.newerVersion === null ? (
          <a
            href={`/articles/${article.slug}/edit`}
            title={versionLinks.edit.linkHint}
            className={buttonStyle({ variant: "quiet", size: "small", className: "px-2" })}
          >
            <PencilLine aria-hidden />
            <span className="max-sm:sr-only">{versionLinks.edit.link}</span>
          </a>
        ) : null}
        <TakeOutMenu
          slug={article.slug}
          group={group}
          mayBringIn={data.viewer !== null}
          labelStyle={labelStyle}
        />
        <a
          href={`/articles/${article.slug}/print${query}`}
          title={words.printable}
          className={buttonStyle({ variant: "quiet", size: "small", className: "-me-2 px-2" })}
        >
          <Printer aria-hidden />
          <span className={labelStyle}>{words.print}</span>
        </a>
      </div>
    </header>
  );
}

/** Says that this is an earlier version, and leads to the current one and to what changed since. */
function OldVersion({ newest }: { newest: number }) {
  const { article } = useReader().data;
  const { number, createdAt } = article.version;
  return (
    <aside
      aria-label={versionLinks.old.label}
      className="screen-only flex flex-wrap items-center gap-x-4 gap-y-1 rounded-md bg-warning-wash px-3 py-2"
    >
      <p>
        {versionLinks.old.text(number, newest)}{" "}
        <time dateTime={createdAt} className="text-soft">
          ({longDate(new Date(createdAt))})
        </time>
      </p>
      <span className="flex gap-4">
        <a
          href={`/articles/${article.slug}`}
          className="font-semibold text-accent underline underline-offset-2"
        >
          {versionLinks.old.current}
        </a>
        <a
          href={`/articles/${article.slug}/compare?from=${number}&to=${newest}`}
          className="text-accent underline underline-offset-2"
        >
          {versionLinks.old.changes}
        </a>
      </span>
    </aside>
  );
}
