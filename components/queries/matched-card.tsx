import { Markdown } from "@/components/markdown/markdown";
import { CodeChip, type CodeShade } from "@/components/ui/code-chip";
import { RelativeTime } from "@/components/ui/relative-time";
import type { MatchedInContext } from "@/core/annotation-query/matched";
import type { CodeRef } from "@/core/codebook";
import { inOneLine } from "@/core/concordance/lines";
import { queries as words } from "@/messages/en/queries";

interface MatchedProps {
  one: MatchedInContext;
  codes: ReadonlyMap<string, CodeRef>;
  /** Of the groups that the viewer knows. */
  groupNames: ReadonlyMap<string, string>;
}

const addressOf = ({ annotation }: MatchedInContext): string => `/annotations/${annotation.id}`;

/** Its words, or why it has none. */
const passageOf = ({ annotation }: MatchedInContext): string =>
  annotation.target === null ? words.wholeArticle : annotation.target.quote.exact.replace(/\s+/gu, " ");

/** An annotation with its passage among the words around it, its codes and note, who made it and where. */
export function MatchedCard({ one, codes, groupNames }: MatchedProps) {
  const { annotation, article, context } = one;
  return (
    <li className="border-line border-t py-4 first:border-t-0">
      <a href={addressOf(one)} className="block text-ink no-underline hover:bg-ink/4">
        <p dir="auto" className="wrap-anywhere font-serif text-lg leading-7">
          {context ? <span className="text-muted">{lastWords(context.before)}</span> : null}
          <mark className="bg-accent-wash px-0.5 text-ink">{passageOf(one)}</mark>
          {context ? <span className="text-muted">{firstWords(context.after)}</span> : null}
        </p>
        {annotation.target !== null && annotation.target.start === null ? (
          <p className="text-muted text-sm">{words.orphan}</p>
        ) : null}
      </a>
      {annotation.note ? (
        <div className="wrap-anywhere mt-1 line-clamp-3 text-soft">
          <Markdown text={annotation.note} />
        </div>
      ) : null}
      <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1.5 text-muted text-sm">
        <Chips ids={annotation.codes} codes={codes} />
        <span className="wrap-anywhere min-w-0">{words.by(annotation.author.name)}</span>
        <span aria-hidden="true">·</span>
        <span className="wrap-anywhere min-w-0">
          {annotation.groupId === null ? words.onlyYou : (groupNames.get(annotation.groupId) ?? "")}
        </span>
        <span aria-hidden="true">·</span>
        <a
          href={`/articles/${article.slug}`}
          className="min-w-0 max-w-80 truncate text-soft underline underline-offset-2"
        >
          {article.title}
        </a>
        <span aria-hidden="true">·</span>
        <RelativeTime at={annotation.createdAt} />
      </p>
    </li>
  );
}

/** The same on one line, aligned at its passage. */
export function MatchedLine({ one, codes }: Omit<MatchedProps, "groupNames">) {
  const { annotation, article, context } = one;
  return (
    <li className="border-line border-b py-1 focus-within:bg-accent-wash hover:bg-ink/4 sm:grid sm:grid-cols-[minmax(0,1fr)_13rem] sm:items-baseline sm:gap-x-4">
      <p className="flex min-w-0 items-center gap-1.5 overflow-hidden text-muted text-sm sm:order-2">
        <Chips ids={annotation.codes.slice(0, 1)} codes={codes} />
        <span className="truncate" title={article.title}>
          {annotation.author.name}
        </span>
      </p>
      <a
        href={addressOf(one)}
        className="block min-w-0 py-0.5 font-serif text-base text-ink no-underline sm:grid sm:grid-cols-[minmax(0,9fr)_minmax(0,11fr)]"
      >
        <span className="kwic-before sm:flex sm:justify-end sm:overflow-hidden sm:whitespace-pre">
          <span>{inOneLine(context?.before ?? "")}</span>
        </span>
        <span className="kwic-after sm:overflow-hidden sm:whitespace-pre">
          <b className="font-semibold text-accent">{passageOf(one)}</b>
          {inOneLine(context?.after ?? "")}
        </span>
      </a>
    </li>
  );
}

function Chips({ ids, codes }: { ids: readonly string[]; codes: ReadonlyMap<string, CodeRef> }) {
  return ids.map((id) => {
    const code = codes.get(id);
    return code ? (
      <CodeChip key={id} code={{ ...code, shade: code.shade as CodeShade }} size="small" />
    ) : null;
  });
}

/** Of the words before: the last few, from a word's beginning. */
const lastWords = (text: string): string =>
  inOneLine(text)
    .slice(-70)
    .replace(/^\S*\s/u, "… ");
const firstWords = (text: string): string =>
  inOneLine(text)
    .slice(0, 70)
    .replace(/\s\S*$/u, " …");
