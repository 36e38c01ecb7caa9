import { quotedHtml } from "@/core/export/html";
import { htmlHead } from "@/core/export/html-page";
import { EXPORT_STYLE } from "@/core/export/html-style";
import { escapeHtml, hastToHtml, inLanguage } from "@/core/export/html-text";
import { dayOf } from "@/core/export/layer-export";
import {
  annotationLink,
  codersOf,
  codesOf,
  type SelectedArticle,
  type SelectedItem,
  type SelectionHead,
  type SettledFrom,
} from "@/core/export/selection/selection";
import { inReadingOrder } from "@/core/export/thread-order";
import { markdownToHast, plainToHast } from "@/core/markdown";
import { isPlain } from "@/core/plain-markdown";

/** What was found, in numbers. */
export interface SelectionFigures {
  annotations: number;
  articles: number;
  people: number;
  /** Most used first. */
  codes: readonly { id: string; annotations: number; articles: number; people: number }[];
}

/** Words of the report; `messages/en/selection.ts` has them. */
export interface ReportWords {
  title: string;
  everything: string;
  found: (figures: SelectionFigures) => string;
  asked: (query: string) => string;
  settledBy: (group: string) => string;
  settled: (how: SettledFrom["how"], coders: readonly string[]) => string;
  codes: string;
  code: string;
  passages: string;
  articles: string;
  people: string;
  whole: string;
  orphan: string;
  private: string;
  needsReview: string;
  deletedComment: string;
  none: string;
  taken: (date: string) => string;
}

const STYLE = `${EXPORT_STYLE}
table { width: 100%; border-collapse: collapse; font: .875rem/1.5 Inter, system-ui, sans-serif; margin: 1rem 0 2rem; }
th { text-align: start; color: var(--muted); font-weight: 600; } th, td { padding: .25rem .5rem .25rem 0; border-bottom: 1px solid var(--line); }
td.n, th.n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bar { display: block; height: .5rem; border-radius: .15rem; background: var(--hue, var(--muted)); min-width: 1px;
  print-color-adjust: exact; }
th[scope="row"] { overflow-wrap: anywhere; }
.bar[data-hue="vermilion"] { --hue: #c4512d; } .bar[data-hue="amber"] { --hue: #c98a00; } .bar[data-hue="green"] { --hue: #3f8f4f; }
.bar[data-hue="teal"] { --hue: #17877f; } .bar[data-hue="blue"] { --hue: #2f6fb0; } .bar[data-hue="violet"] { --hue: #7d55b5; }
.found { list-style: none; padding: 0; font-size: 1rem; } .found > li { margin-bottom: 1.5rem; break-inside: avoid-page; }
.found blockquote { margin-block: 0 .35rem; white-space: pre-line; }
/* On a phone the names need the room; the bars say nothing that the figures do not. */
@media screen and (max-width: 36rem) { .bars { display: none; } }
@media print { section { break-inside: auto; } h2 { break-after: avoid; } thead { display: table-header-group; } }
`;

/**
 * A report to be read and printed: what was asked, what was found in numbers, and article by article each passage
 * with its codes, its note and its discussion. One page by itself (html-page.ts).
 */
export async function* reportHtml(
  head: SelectionHead,
  figures: SelectionFigures,
  articles: AsyncIterable<SelectedArticle>,
  words: ReportWords,
): AsyncGenerator<string> {
  yield `${htmlHead(words.title, STYLE)}<body>
<h1>${escapeHtml(words.title)}</h1>
<p class="facts">${escapeHtml(askedFor(head, words))} · ${escapeHtml(words.found(figures))} · <time datetime="${head.exportedAt}">${dayOf(head.exportedAt)}</time></p>
${figuresHtml(head, figures, words)}`;
  let hasAny = false;
  for await (const article of articles) {
    hasAny = true;
    yield `<section>\n<h2 ${inLanguage(article.language)}>${escapeHtml(article.title)}</h2>\n<p class="facts">${articleFacts(head, article)}</p>\n<ol class="found">\n`;
    for await (const items of article.items()) {
      yield items.map((item) => itemHtml(head, article, item, words)).join("");
    }
    yield "</ol>\n</section>\n";
  }
  if (!hasAny) yield `<p>${escapeHtml(words.none)}</p>\n`;
  yield `<footer><p>${escapeHtml(words.taken(dayOf(head.exportedAt)))}</p></footer>\n</body>\n</html>\n`;
}

function askedFor({ query, settledBy }: SelectionHead, words: ReportWords): string {
  if (settledBy) return words.settledBy(settledBy.name);
  return query === "" ? words.everything : words.asked(query);
}

function figuresHtml(head: SelectionHead, { codes }: SelectionFigures, words: ReportWords): string {
  const known = codes.flatMap((figure) => {
    const code = head.codes.get(figure.id);
    return code ? [{ code, ...figure }] : [];
  });
  const most = known[0]?.annotations ?? 0;
  if (most === 0) return "";
  const rows = known.map(
    ({ code, annotations, articles, people }) =>
      `<tr><th scope="row">${escapeHtml(code.name)}</th><td class="n">${annotations}</td><td class="n">${articles}</td><td class="n">${people}</td><td class="bars" aria-hidden="true"><span class="bar" data-hue="${escapeHtml(code.hue)}" style="width:${Math.round((annotations / most) * 1000) / 10}%"></span></td></tr>\n`,
  );
  const heads = [words.passages, words.articles, words.people];
  return `<h2>${escapeHtml(words.codes)}</h2>\n<table>\n<thead><tr><th scope="col">${escapeHtml(words.code)}</th>${heads.map((name) => `<th scope="col" class="n">${escapeHtml(name)}</th>`).join("")}<td class="bars" style="width:35%"></td></tr></thead>\n<tbody>\n${rows.join("")}</tbody>\n</table>\n`;
}

function articleFacts(head: SelectionHead, article: SelectedArticle): string {
  const address = `${head.origin}/articles/${article.slug}`;
  return [
    ...[article.source, article.author, article.publishedAt && dayOf(article.publishedAt)].flatMap((fact) =>
      fact ? [escapeHtml(fact)] : [],
    ),
    head.origin === "" ? escapeHtml(address) : `<a href="${escapeHtml(address)}">${escapeHtml(address)}</a>`,
  ].join(" · ");
}

function itemHtml(
  head: SelectionHead,
  article: SelectedArticle,
  item: SelectedItem,
  words: ReportWords,
): string {
  const { annotation, comments } = item;
  const address = item.link ?? annotationLink(head, annotation.id);
  const { target, author, note } = annotation;
  const passage = target
    ? `<blockquote ${inLanguage(article.language)}>${escapeHtml(target.quote.exact)}</blockquote>`
    : "";
  const codes = codesOf(head, annotation.codes).map(
    ({ hue, name }) => `<span class="code" data-hue="${escapeHtml(hue)}">${escapeHtml(name)}</span>`,
  );
  const group = annotation.groupId === null ? words.private : head.groups.get(annotation.groupId)?.name;
  const about = [
    author.name,
    ...(group ? [group] : []),
    ...(target === null ? [words.whole] : target.start === null ? [words.orphan] : []),
    ...(annotation.anchor.needsReview ? [words.needsReview] : []),
    ...(item.settled ? [words.settled(item.settled.how, codersOf(item.settled))] : []),
  ].map(escapeHtml);
  const date = `<time datetime="${annotation.createdAt}">${dayOf(annotation.createdAt)}</time>`;
  const link = head.origin === "" ? date : `<a href="${escapeHtml(address)}">${date}</a>`;
  const said = note ? `<div class="words">${markdown(note, `n-${annotation.id}-`)}</div>` : "";
  return `<li>${passage}<p>${codes.join("")}<span class="by">${[...about, link].join(" · ")}</span></p>${said}${threadHtml(annotation.id, article.language, comments, words)}</li>\n`;
}

/** Deeper replies stand this far in. */
const MAX_INDENT = 4;

function threadHtml(
  id: string,
  language: string,
  comments: SelectedItem["comments"],
  words: ReportWords,
): string {
  if (comments.length === 0) return "";
  const lines = inReadingOrder(comments).map(({ comment, depth }, index) => {
    const by = escapeHtml(comment.author?.name ?? words.deletedComment);
    const quoted = comment.quote ? quotedHtml(comment.quote.exact, language) : "";
    const body = comment.body
      ? `<div class="words">${markdown(comment.body, `c-${id}-${index}-`)}</div>`
      : "";
    return `<li data-depth="${Math.min(MAX_INDENT, depth)}"><p class="by">${by} · <time datetime="${comment.createdAt}">${dayOf(comment.createdAt)}</time></p>${quoted}${body}</li>`;
  });
  return `<ol class="thread">${lines.join("\n")}</ol>`;
}

const markdown = (text: string, idPrefix: string): string =>
  hastToHtml(isPlain(text) ? plainToHast(text) : markdownToHast(text, { idPrefix }));
