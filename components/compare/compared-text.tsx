import { createElement, Fragment, type ReactNode } from "react";
import type { CodeRef } from "@/core/codebook";
import type { Presence } from "@/core/compare/align";
import type { Sign } from "@/core/compare/numbered-links";
import type { ReadSentence, ReadText } from "@/core/compare/tokens";
import type { LayerAnnotation } from "@/core/layer";
import type { Block } from "@/core/text/markup";
import type { TextRange } from "@/core/text/range";
import { flattenRanges, type Segment } from "@/core/text/segments";
import { compare as words } from "@/messages/en/compare";
import type { Side } from "./side-badge";

export interface ComparedTextProps {
  side: Side;
  read: ReadText;
  annotations: readonly LayerAnnotation[];
  codes: ReadonlyMap<string, CodeRef>;
  /** Null before an answer: the bare text with its highlights. */
  aligned: {
    signs: readonly (Sign | null)[];
    presence: readonly Presence[];
    /** For each sentence, the probability that it has no counterpart. */
    aloneness: readonly number[];
    other: ReadText;
  } | null;
}

/** Where a sentence stands on the page; links lead there without a script too. */
export const sentenceId = (side: Side, index: number): string => `${side}-${index}`;

/** One of the two texts: every sentence with the sign that its counterparts share, and its highlights. */
export function ComparedText(props: ComparedTextProps) {
  const { read } = props;
  const byBlock = new Map<number, ReadSentence[]>();
  for (const sentence of read.sentences) {
    const block = byBlock.get(sentence.block);
    if (block) block.push(sentence);
    else byBlock.set(sentence.block, [sentence]);
  }
  return (
    <div lang={read.language} className="compared-text article-text">
      {read.blocks.map((block) => {
        const sentences = byBlock.get(block.index) ?? [];
        return createElement(
          tagOf(block),
          {
            key: block.start,
            className: block.type === "blockquote" ? "compared-quote" : undefined,
            dir: "auto",
          },
          sentences.map((sentence, at) => (
            <Fragment key={sentence.start}>
              <Between
                {...props}
                block={block}
                start={sentences[at - 1]?.end ?? block.start}
                end={sentence.start}
              />
              <Sentence {...props} sentence={sentence} block={block} />
            </Fragment>
          )),
          <Between {...props} block={block} start={sentences.at(-1)?.end ?? block.start} end={block.end} />,
        );
      })}
    </div>
  );
}

/** What is in no sentence: blanks, and what has no word in it ("* * *"). */
function Between({
  read,
  annotations,
  codes,
  block,
  start,
  end,
}: ComparedTextProps & TextRange & { block: Block }) {
  return start < end ? drawRange(read, { start, end }, block, annotations, codes) : null;
}

function tagOf(block: Block): string {
  // The article's title is an h3 here, under the page's and the section's.
  if (block.type === "heading") return "h4";
  return block.type === "blockquote" ? "blockquote" : "p";
}

function Sentence({
  side,
  read,
  annotations,
  codes,
  aligned,
  sentence,
  block,
}: ComparedTextProps & { sentence: ReadSentence; block: Block }) {
  const presence = aligned?.presence[sentence.index];
  const sign = aligned?.signs[sentence.index] ?? null;
  const before = aligned?.presence[sentence.index - 1];
  const isNewRun = read.sentences[sentence.index - 1]?.block !== sentence.block || before !== "alone";
  const otherSide: Side = side === "left" ? "right" : "left";
  return (
    <>
      {aligned && presence === "alone" && isNewRun ? (
        // Its own direction, so that the paragraph's is told by the article's words alone.
        <span dir="ltr" className="only-here" title={words.texts.sure(leastSure(read, sentence, aligned))}>
          <span>{words.texts.onlyHere}</span>{" "}
        </span>
      ) : null}
      <span
        id={sentenceId(side, sentence.index)}
        className="compared-sentence"
        data-presence={presence}
        data-to={sign?.to
          .map(({ index, confidence }) => `${sentenceId(otherSide, index)} ${confidence}`)
          .join(",")}
      >
        {drawRange(read, sentence, block, annotations, codes)}
      </span>
      {sign && aligned ? (
        <a
          href={`#${sentenceId(otherSide, sign.to[0]?.index ?? 0)}`}
          dir="ltr"
          className="told-sign"
          aria-label={signLabel(sign, otherSide, aligned.other)}
        >
          {shownSign(sign)}
        </a>
      ) : null}
    </>
  );
}

/** How sure it is that a run of sentences stands alone: as sure as of the least sure of them. */
function leastSure(
  { sentences }: ReadText,
  { index, block }: ReadSentence,
  { presence, aloneness }: NonNullable<ComparedTextProps["aligned"]>,
): number {
  let least = 1;
  for (let at = index; presence[at] === "alone" && sentences[at]?.block === block; at++)
    least = Math.min(least, aloneness[at] ?? 0);
  return least;
}

const LONGEST_LABEL = 160;

const shownSign = ({ number, isSure }: Sign): string => `${number}${isSure ? "" : "?"}`;

/** Begins with what is seen, so that who speaks to the page can name it. */
function signLabel(sign: Sign, side: Side, other: ReadText): string {
  const { to, isSure } = sign;
  const [best, ...rest] = to;
  const range = other.sentences[best?.index ?? 0];
  const quote = range ? other.text.slice(range.start, range.end) : "";
  const cut = quote.length > LONGEST_LABEL ? `${quote.slice(0, LONGEST_LABEL).toWellFormed()}…` : quote;
  const told = words.texts.to(words.side[side], cut, best?.confidence ?? 0, isSure);
  return `${shownSign(sign)}: ${told}${rest.length === 0 ? "" : words.texts.more(rest.length)}`;
}

/** The words of a stretch of a block with the author's emphasis and the readers' highlights, both as flat stretches. */
function drawRange(
  { text }: ReadText,
  range: TextRange,
  block: Block,
  annotations: readonly LayerAnnotation[],
  codes: ReadonlyMap<string, CodeRef>,
): ReactNode {
  const here = annotations.filter(({ start, end }) => start < range.end && end > range.start);
  const inlines = block.inlines.map((inline, at) => ({ ...inline, id: `inline ${at}` }));
  const byId = new Map(here.map((annotation) => [annotation.id, annotation]));
  return flattenRanges([...here, ...inlines], range).map((segment) => {
    const content = text.slice(segment.start, segment.end);
    const own = segment.ids.flatMap((id) => byId.get(id) ?? []);
    const marked = own.length > 0 ? <Marked own={own} codes={codes} words={content} /> : content;
    return <Fragment key={segment.start}>{withInlines(marked, segment, inlines)}</Fragment>;
  });
}

function Marked({
  own,
  codes,
  words: content,
}: {
  own: readonly LayerAnnotation[];
  codes: ReadonlyMap<string, CodeRef>;
  words: string;
}) {
  const given = own.flatMap((annotation) => annotation.codes).flatMap((id) => codes.get(id) ?? []);
  // The innermost passage lies on top, as in the reader.
  const top = own.at(-1)?.codes.flatMap((id) => codes.get(id) ?? [])[0] ?? given[0];
  return (
    <mark
      className="hl"
      data-hue={top?.hue}
      data-shade={top && top.shade > 1 ? top.shade : undefined}
      data-depth={own.length > 1 ? Math.min(3, own.length) : undefined}
      title={[...new Set(given.map(({ name }) => name))].join(", ") || undefined}
    >
      {content}
    </mark>
  );
}

const INLINE_TAGS = { emphasis: "em", strong: "strong", code: "code", link: "span" } as const;

const withInlines = (
  content: ReactNode,
  segment: Segment,
  inlines: readonly (Block["inlines"][number] & { id: string })[],
): ReactNode =>
  inlines
    .filter(({ id }) => segment.ids.includes(id))
    .reduceRight<ReactNode>((inner, { type }) => createElement(INLINE_TAGS[type], null, inner), content);
