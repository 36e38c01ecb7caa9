import { htmlHead } from "@/core/export/html-page";
import { EXPORT_STYLE } from "@/core/export/html-style";
import { escapeHtml, hastToHtml, inLanguage } from "@/core/export/html-text";
import {
  articleAddress,
  dayOf,
  type ExportedComment,
  type ExportHead,
  type ExportItem,
  type ExportWords,
  type NumberedExport,
  permalink,
  shorten,
} from "@/core/export/layer-export";
import { type MarkedBlock, markedBlocks, type Run } from "@/core/export/marked-blocks";
import { inReadingOrder } from "@/core/export/thread-order";
import { markdownToHast, plainToHast } from "@/core/markdown";
import { isPlain } from "@/core/plain-markdown";

/** Deeper replies stand this far in, and say whom they answer. */
const MAX_INDENT = 4;
const MAX_PASSAGE = 200;

/** A page by itself (html-page.ts). Everything that people wrote is escaped, or is Markdown made safe by `markdownToHast`. */
export async function* toHtml(
  { head, places, items, discussion }: NumberedExport,
  words: ExportWords,
): AsyncGenerator<string> {
  const { article } = head;
  yield `${htmlHead(article.title, EXPORT_STYLE)}<body>
<article ${inLanguage(article.language)}>
<h1>${escapeHtml(article.title)}</h1>
<p class="facts" lang="en" dir="ltr">${facts(head, words).join(" · ")}</p>
<div class="text">
`;
  let inList = false;
  for (const marked of markedBlocks(article.version.text, article.version.markup, places)) {
    const isItem = marked.block.type === "list-item";
    if (isItem !== inList) yield isItem ? "<ul>\n" : "</ul>\n";
    inList = isItem;
    yield `${blockHtml(marked, article.version.text, words)}\n`;
  }
  yield `${inList ? "</ul>\n" : ""}</div>\n</article>\n`;
  yield* notesHtml(head, places, items, words);
  yield* discussionHtml(discussion, article.language, words);
  yield `<footer><p>${escapeHtml(words.taken(dayOf(head.exportedAt)))} ${linkTo(articleAddress(head))}</p></footer>\n</body>\n</html>\n`;
}

function facts(head: ExportHead, words: ExportWords): string[] {
  const { source, author, publishedAt, version } = head.article;
  return [
    ...[source, author].flatMap((fact) => (fact ? [escapeHtml(fact)] : [])),
    ...(publishedAt ? [`<time datetime="${escapeHtml(publishedAt)}">${dayOf(publishedAt)}</time>`] : []),
    escapeHtml(words.version(version.number)),
    escapeHtml(words.layer(head.group.name)),
    ...(head.canonicalUrl ? [linkTo(head.canonicalUrl)] : []),
  ];
}

/** An address as a link to itself; one that is not http(s) stays words. */
const linkTo = (address: string): string =>
  /^https?:\/\//i.test(address)
    ? `<a href="${escapeHtml(address)}" rel="noreferrer">${escapeHtml(address)}</a>`
    : escapeHtml(address);

function blockHtml({ block, runs }: MarkedBlock, text: string, words: ExportWords): string {
  const inner = runs.map((run) => runHtml(run, text, words)).join("");
  switch (block.type) {
    case "heading": {
      const tag = `h${Math.min(6, (block.level ?? 1) + 1)}`;
      return `<${tag}>${inner}</${tag}>`;
    }
    case "blockquote":
      return `<blockquote>${inner}</blockquote>`;
    case "list-item":
      return `<li>${inner}</li>`;
    case "preformatted":
      return `<pre>\n${inner}</pre>`;
    default:
      return `<p>${inner}</p>`;
  }
}

function runHtml(run: Run, text: string, words: ExportWords): string {
  let inner = escapeHtml(text.slice(run.start, run.end));
  if (run.code) inner = `<code>${inner}</code>`;
  if (run.strong) inner = `<strong>${inner}</strong>`;
  if (run.emphasis) inner = `<em>${inner}</em>`;
  if (run.href) inner = `<a href="${escapeHtml(run.href)}" rel="nofollow noreferrer">${inner}</a>`;
  if (run.depth > 0) inner = `<mark data-depth="${Math.min(3, run.depth)}">${inner}</mark>`;
  const numbers = run.ends.map(
    (number) =>
      `<sup id="p-${number}"><a href="#n-${number}" aria-label="${escapeHtml(words.note(number))}">${number}</a></sup>`,
  );
  return inner + numbers.join("");
}

async function* notesHtml(
  head: ExportHead,
  places: NumberedExport["places"],
  items: NumberedExport["items"],
  words: ExportWords,
): AsyncGenerator<string> {
  if (places.length === 0) return;
  let part: "none" | "notes" | "whole" | "orphans" = "none";
  let number = 0;
  for await (const item of items) {
    const place = places[number++];
    const next = place?.range ? "notes" : place?.isWhole ? "whole" : "orphans";
    if (next !== part) {
      if (part !== "none") yield "</ol>\n</section>\n";
      yield `<section>\n<h2>${escapeHtml(words[next])}</h2>\n<ol class="notes" start="${number}">\n`;
      part = next;
    }
    yield noteHtml(head, number, item, next === "notes", words);
  }
  if (part !== "none") yield "</ol>\n</section>\n";
}

function noteHtml(
  head: ExportHead,
  number: number,
  item: ExportItem | null,
  hasPassage: boolean,
  words: ExportWords,
): string {
  const open = `<li id="n-${number}" value="${number}">`;
  if (item === null) return `${open}<p class="by">${escapeHtml(words.takenBack)}</p></li>\n`;
  const { annotation, comments } = item;
  const codes = annotation.codes.flatMap((id) => {
    const code = head.codes.get(id);
    return code
      ? [`<span class="code" data-hue="${escapeHtml(code.hue)}">${escapeHtml(code.name)}</span>`]
      : [];
  });
  const about = [
    annotation.deleted ? words.deletedAnnotation : annotation.author.name,
    ...(annotation.visibility === "private" ? [words.private] : []),
    ...(annotation.anchor.needsReview ? [words.needsReview] : []),
  ].map(escapeHtml);
  const back = hasPassage
    ? ` <a class="back" href="#p-${number}" aria-label="${escapeHtml(words.backToPassage)}">↩</a>`
    : "";
  const passage = annotation.target
    ? `<q class="passage" ${inLanguage(head.article.language)}>${escapeHtml(shorten(annotation.target.quote.exact, MAX_PASSAGE))}</q> `
    : "";
  const date = `<a href="${escapeHtml(permalink(head, "annotations", annotation.id))}"><time datetime="${annotation.createdAt}">${dayOf(annotation.createdAt)}</time></a>`;
  const note = annotation.note ? `<div class="words">${markdown(annotation.note, `n-${number}-`)}</div>` : "";
  return `${open}<p>${passage}${codes.join("")}<span class="by">${[...about, date].join(" · ")}${back}</span></p>${note}${threadHtml(comments, head.article.language, `n-${number}-`, words)}</li>\n`;
}

async function* discussionHtml(
  discussion: AsyncIterable<ExportedComment>,
  language: string,
  words: ExportWords,
): AsyncGenerator<string> {
  const comments: ExportedComment[] = [];
  for await (const comment of discussion) comments.push(comment);
  if (comments.length === 0) return;
  yield `<section>\n<h2>${escapeHtml(words.discussion)}</h2>\n${threadHtml(comments, language, "d-", words)}\n</section>\n`;
}

function threadHtml(
  comments: readonly ExportedComment[],
  language: string,
  idPrefix: string,
  words: ExportWords,
): string {
  if (comments.length === 0) return "";
  const lines = inReadingOrder(comments).map(({ comment, depth, parent }, index) => {
    const by = comment.author ? comment.author.name : words.deletedComment;
    const facts = [
      escapeHtml(by),
      ...(depth > MAX_INDENT && parent?.author ? [escapeHtml(words.replyTo(parent.author.name))] : []),
      `<time datetime="${comment.createdAt}">${dayOf(comment.createdAt)}</time>`,
      ...(comment.editedAt ? [escapeHtml(words.edited)] : []),
    ];
    const quoted = comment.quote ? quotedHtml(comment.quote.exact, language) : "";
    const body = comment.body
      ? `<div class="words">${markdown(comment.body, `${idPrefix}c${index}-`)}</div>`
      : "";
    return `<li data-depth="${Math.min(MAX_INDENT, depth)}"><p class="by">${facts.join(" · ")}</p>${quoted}${body}</li>`;
  });
  return `<ol class="thread">${lines.join("\n")}</ol>`;
}

/** Words of the article that a comment quotes. @param language of the article */
export const quotedHtml = (exact: string, language: string): string =>
  `<p class="quoted"><q ${inLanguage(language)}>${escapeHtml(shorten(exact, MAX_PASSAGE))}</q></p>`;

const markdown = (text: string, idPrefix: string): string =>
  hastToHtml(isPlain(text) ? plainToHast(text) : markdownToHast(text, { idPrefix }));
