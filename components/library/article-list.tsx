import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ArticleSummary } from "@/core/article";
import type { Page } from "@/core/page";
import { library } from "@/messages/en/library";

interface Props {
  page: Page<ArticleSummary>;
  query: string;
  isFirst: boolean;
}

/** Articles as the contents page of a magazine: title first, then where it is from and what it holds. */
export function ArticleList({ page, query, isFirst }: Props) {
  if (page.items.length === 0) {
    return query ? (
      <EmptyState
        title={library.search.none}
        action={<LinkButton href="/">{library.search.clear}</LinkButton>}
      >
        {library.search.noneHint}
      </EmptyState>
    ) : (
      <EmptyState title={library.empty}>{library.emptyHint}</EmptyState>
    );
  }
  const search = query ? `q=${encodeURIComponent(query)}&` : "";
  return (
    <section aria-label={query ? library.search.results(query) : library.title}>
      <ol className="divide-y divide-line border-line border-y">
        {page.items.map((article) => (
          <li key={article.id}>
            <ArticleEntry article={article} />
          </li>
        ))}
      </ol>
      <nav className="mt-6 flex gap-3">
        {isFirst ? null : (
          <LinkButton href={query ? `/?q=${encodeURIComponent(query)}` : "/"} variant="quiet">
            {library.newest}
          </LinkButton>
        )}
        {page.next ? (
          <LinkButton href={`/?${search}cursor=${encodeURIComponent(page.next)}`} variant="secondary">
            {library.older}
          </LinkButton>
        ) : null}
      </nav>
    </section>
  );
}

function ArticleEntry({ article }: { article: ArticleSummary }) {
  return (
    <article className="group relative py-6">
      <h2 className="text-balance font-serif text-2xl leading-snug">
        <Link
          href={`/articles/${article.slug}`}
          lang={article.language}
          className="after:absolute after:inset-0 group-hover:text-accent"
        >
          {article.title}
        </Link>
      </h2>
      {article.excerpt ? (
        <p lang={article.language} className="mt-2 line-clamp-3 font-serif text-lg text-soft">
          <Excerpt {...article.excerpt} />
        </p>
      ) : null}
      <p className="mt-2 flex flex-wrap gap-x-3 text-muted text-sm tabular-nums">
        <span>{article.source ?? library.unattributed}</span>
        {article.publishedAt ? (
          <time dateTime={article.publishedAt}>{formatDay(article.publishedAt)}</time>
        ) : (
          <span>{library.undated}</span>
        )}
        <span title={library.minutesLong(article.minutes)}>{library.minutes(article.minutes)}</span>
        <span>{library.annotations(article.annotationCount)}</span>
      </p>
    </article>
  );
}

const dayFormat = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });
const formatDay = (iso: string) => dayFormat.format(new Date(iso));

function Excerpt({ text, hits }: { text: string; hits: { start: number; end: number }[] }) {
  const parts = hits.map((hit, index) => (
    <span key={hit.start}>
      {text.slice(hits[index - 1]?.end ?? 0, hit.start)}
      <mark className="search-hit">{text.slice(hit.start, hit.end)}</mark>
    </span>
  ));
  return (
    <>
      {parts}
      {text.slice(hits.at(-1)?.end ?? 0)}
    </>
  );
}
