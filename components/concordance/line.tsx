"use client";

import { CodeChip, type CodeShade } from "@/components/ui/code-chip";
import type { CodeRef } from "@/core/codebook";
import type { Concordance, ConcordanceLine } from "@/core/concordance/concordance";
import { concordance as words } from "@/messages/en/concordance";

export type LineArticle = Concordance["articles"][number];

/** What names a line on the page. */
export const lineKey = ({ articleId, start, end }: ConcordanceLine): string => `${articleId}-${start}-${end}`;
export const lineId = (key: string): string => `hit-${key}`;

/** Chips of a line before the rest is a number. */
const MOST_CHIPS = 3;

/** A hit aligned with the others, the words before and after beside it; on a phone, as running text. */
export function Line({
  line,
  article,
  href,
  withTitle,
  codes,
  isTicked,
  onTick,
  onFocus,
}: {
  line: ConcordanceLine;
  article: LineArticle | undefined;
  href: string;
  /** The line before stands in another article. */
  withTitle: boolean;
  codes: ReadonlyMap<string, CodeRef>;
  /** Null where nothing can be tagged. */
  isTicked: boolean | null;
  onTick: (isOn: boolean) => void;
  onFocus: () => void;
}) {
  const key = lineKey(line);
  const { before, hit, after } = line;
  return (
    <li className="group/line flex items-start gap-1 border-line border-b py-1 focus-within:bg-accent-wash hover:bg-ink/4 sm:gap-2">
      {isTicked === null ? null : (
        <label className="grid size-7 shrink-0 place-items-center pointer-coarse:size-11">
          <span className="sr-only">{words.tick(`${before}${hit}${after}`)}</span>
          <input
            type="checkbox"
            checked={isTicked}
            onChange={(event) => onTick(event.target.checked)}
            className="size-4 accent-accent pointer-coarse:size-5"
          />
        </label>
      )}
      <div className="min-w-0 flex-1 sm:grid sm:grid-cols-[minmax(0,1fr)_11rem] sm:items-baseline sm:gap-x-4">
        <p className={withTitle ? "truncate text-muted text-sm sm:order-2" : "sr-only sm:order-2"}>
          {article?.title}
        </p>
        <div className="min-w-0">
          <a
            id={lineId(key)}
            href={href}
            onFocus={onFocus}
            className={`block rounded-sm py-0.5 font-serif text-base text-ink no-underline sm:grid sm:grid-cols-[minmax(0,9fr)_minmax(0,11fr)] ${isTicked === false ? "opacity-55" : ""}`}
          >
            <span className="kwic-before sm:flex sm:justify-end sm:overflow-hidden sm:whitespace-pre">
              <span>{before}</span>
            </span>
            <span className="kwic-after sm:overflow-hidden sm:whitespace-pre">
              <b className="font-semibold text-accent">{hit}</b>
              {after}
            </span>
          </a>
          <Tags tags={line.tags} codes={codes} />
        </div>
      </div>
    </li>
  );
}

/** What is on the hit already, each code once; one's own in colour. */
function Tags({ tags, codes }: { tags: ConcordanceLine["tags"]; codes: ReadonlyMap<string, CodeRef> }) {
  if (tags.length === 0) return null;
  const chips = new Map<string, { code: CodeRef; isOwn: boolean }>();
  for (const tag of tags) {
    for (const codeId of tag.codes) {
      const code = codes.get(codeId);
      if (code) chips.set(codeId, { code, isOwn: tag.isOwn || (chips.get(codeId)?.isOwn ?? false) });
    }
  }
  const shown = [...chips.values()].slice(0, MOST_CHIPS);
  const rest = chips.size - shown.length;
  return (
    <p className="flex flex-wrap items-center gap-1 pb-1 text-muted text-xs sm:grid sm:grid-cols-[minmax(0,9fr)_minmax(0,11fr)]">
      <span className="flex flex-wrap items-center gap-1 sm:col-start-2">
        {shown.map(({ code, isOwn }) => (
          <CodeChip
            key={code.id}
            code={{ ...code, shade: code.shade as CodeShade }}
            size="small"
            plain={!isOwn}
          >
            {isOwn ? <span className="font-normal">· {words.tag.own}</span> : null}
          </CodeChip>
        ))}
        {rest > 0 ? words.tag.more(rest) : null}
        {chips.size === 0 ? words.tag.untagged : null}
      </span>
    </p>
  );
}
