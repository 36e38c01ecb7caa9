import type { BlockContent, List, Paragraph, PhrasingContent } from "mdast";
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
import { footnoteLabel, footnoteReference, markdownBlocks } from "@/core/export/markdown-blocks";
import { wordsAsNodes, writeMarkdown } from "@/core/export/markdown-words";
import { inReadingOrder } from "@/core/export/thread-order";

/** Deeper replies stand this far in, and say whom they answer. */
const MAX_INDENT = 4;
const MAX_PASSAGE = 200;

/** CommonMark with GFM: the text with its passages as footnotes, which hold notes and threads. */
export async function* toMarkdown(
  { head, places, items, discussion }: NumberedExport,
  words: ExportWords,
): AsyncGenerator<string> {
  const { article } = head;
  yield writeMarkdown([
    { type: "heading", depth: 1, children: [textNode(article.title)] },
    { type: "paragraph", children: facts(head, words) },
  ]);
  let inList = false;
  for (const nodes of markdownBlocks(article.version.text, article.version.markup, places)) {
    const isItem = nodes[0]?.type === "list";
    yield (isItem && inList ? "" : "\n") + writeMarkdown(nodes);
    inList = isItem;
  }
  for (const part of ["whole", "orphans"] as const) {
    const numbers = places.flatMap(({ range, isWhole }, index) =>
      range === null && isWhole === (part === "whole") ? [index + 1] : [],
    );
    if (numbers.length > 0) yield `\n${writeMarkdown(withoutPassage(words[part], numbers))}`;
  }
  yield* discussionMarkdown(discussion, words);
  let number = 0;
  for await (const item of items) {
    number++;
    yield `\n${writeMarkdown([
      {
        type: "footnoteDefinition",
        identifier: footnoteLabel(number),
        label: footnoteLabel(number),
        children: item ? noteNodes(head, item, number, words) : [paragraph(textNode(words.takenBack))],
      },
    ])}`;
  }
}

function facts(head: ExportHead, words: ExportWords): PhrasingContent[] {
  const { source, author, publishedAt, version } = head.article;
  const plain = [
    ...[source, author].flatMap((fact) => (fact ? [fact] : [])),
    ...(publishedAt ? [dayOf(publishedAt)] : []),
    words.version(version.number),
    words.layer(head.group.name),
  ];
  return [
    textNode(`${plain.join(" · ")} · ${words.taken(dayOf(head.exportedAt))} `),
    head.origin ? linkTo(articleAddress(head)) : textNode(articleAddress(head)),
  ];
}

/** Footnotes that nothing refers to are not shown, so those without a passage are referred to here. */
function withoutPassage(title: string, numbers: readonly number[]) {
  return [
    { type: "heading" as const, depth: 2 as const, children: [textNode(title)] },
    paragraph(
      ...numbers.flatMap((number, index) =>
        index === 0 ? [footnoteReference(number)] : [textNode(" "), footnoteReference(number)],
      ),
    ),
  ];
}

function noteNodes(head: ExportHead, item: ExportItem, number: number, words: ExportWords): BlockContent[] {
  const { annotation, comments } = item;
  const codes = annotation.codes.flatMap((id) => head.codes.get(id)?.name ?? []);
  const about = [
    annotation.deleted ? words.deletedAnnotation : annotation.author.name,
    ...(annotation.visibility === "private" ? [words.private] : []),
    ...(annotation.anchor.needsReview ? [words.needsReview] : []),
    dayOf(annotation.createdAt),
  ];
  const address = permalink(head, "annotations", annotation.id);
  const lead = paragraph(
    ...(annotation.target ? [textNode(`“${shorten(annotation.target.quote.exact, MAX_PASSAGE)}” `)] : []),
    ...(codes.length > 0
      ? [{ type: "strong" as const, children: [textNode(codes.join(", "))] }, textNode(" · ")]
      : []),
    textNode(`${about.join(" · ")} `),
    ...(head.origin ? [{ type: "link" as const, url: address, children: [textNode("#")] }] : []),
  );
  return [
    lead,
    ...(annotation.note ? wordsAsNodes(annotation.note, `${number}-`) : []),
    ...threadNodes(comments, `${number}-`, words),
  ];
}

async function* discussionMarkdown(
  discussion: AsyncIterable<ExportedComment>,
  words: ExportWords,
): AsyncGenerator<string> {
  const comments: ExportedComment[] = [];
  for await (const comment of discussion) comments.push(comment);
  if (comments.length === 0) return;
  yield `\n${writeMarkdown([
    { type: "heading", depth: 2, children: [textNode(words.discussion)] },
    ...threadNodes(comments, "d-", words),
  ])}`;
}

function threadNodes(comments: readonly ExportedComment[], prefix: string, words: ExportWords): List[] {
  const outer: List = { type: "list", spread: true, children: [] };
  /** The list that replies at each depth go into. */
  const open: List[] = [outer];
  for (const [index, { comment, depth, parent }] of inReadingOrder(comments).entries()) {
    const indent = Math.min(depth, MAX_INDENT);
    let list = open[indent];
    if (!list || open.length <= indent) {
      list = { type: "list", spread: true, children: [] };
      open[indent - 1]?.children.at(-1)?.children.push(list);
    }
    open.length = indent;
    open.push(list);
    const by = comment.author?.name ?? words.deletedComment;
    const about = [
      ...(depth > MAX_INDENT && parent?.author ? [words.replyTo(parent.author.name)] : []),
      dayOf(comment.createdAt),
      ...(comment.editedAt ? [words.edited] : []),
    ];
    list.children.push({
      type: "listItem",
      spread: true,
      children: [
        paragraph({ type: "strong", children: [textNode(by)] }, textNode(` · ${about.join(" · ")}`)),
        ...(comment.quote ? [quotedNode(comment.quote.exact)] : []),
        ...(comment.body ? wordsAsNodes(comment.body, `${prefix}c${index}-`) : []),
      ],
    });
  }
  return outer.children.length > 0 ? [outer] : [];
}

/** Words of the article that a comment quotes. */
const quotedNode = (exact: string): BlockContent => ({
  type: "blockquote",
  children: [paragraph(textNode(shorten(exact, MAX_PASSAGE)))],
});

const textNode = (value: string): PhrasingContent => ({ type: "text", value });
const linkTo = (url: string): PhrasingContent => ({ type: "link", url, children: [textNode(url)] });
const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: "paragraph", children });
