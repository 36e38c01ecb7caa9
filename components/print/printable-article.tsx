import { createElement, Fragment, type ReactNode } from "react";
import { Page } from "@/components/shell/page";
import type { ArticleView } from "@/core/article";
import type { CodeRef } from "@/core/codebook";
import type { Layer, LayerAnnotation, LayerOrphan } from "@/core/layer";
import { type Block, blocksOf } from "@/core/text/markup";
import { flattenRanges } from "@/core/text/segments";
import { takeOut } from "@/messages/en/export";
import { library } from "@/messages/en/library";
import { takeOutMenu } from "@/messages/en/take-out-menu";

interface Props {
  article: ArticleView;
  layer: Layer;
  codes: readonly CodeRef[];
  backHref: string;
  takeOutHref: string;
}

/** A server component on plain HTML: passages are numbered where they end, notes stand below as footnotes. */
export function PrintableArticle({ article, layer, codes, backHref, takeOutHref }: Props) {
  const { text, markup } = article.version;
  const annotations = [...layer.annotations].sort((a, b) => a.end - b.end || a.start - b.start);
  const numbers = new Map(annotations.map((annotation, index) => [annotation.id, index + 1]));
  return (
    <Page width="text">
      <p className="screen-only mb-6 flex gap-4 text-sm">
        <a href={backHref} className="text-accent underline underline-offset-2">
          {library.print.back}
        </a>
        <a href={takeOutHref} className="text-accent underline underline-offset-2">
          {takeOutMenu.menu}
        </a>
      </p>
      <article lang={article.language} className="article-text">
        <h1>{article.title}</h1>
        {blocksOf(text, markup).map((block) => (
          <Fragment key={block.start}>{drawBlock(block, text, annotations, numbers)}</Fragment>
        ))}
      </article>
      {annotations.length > 0 ? (
        <section className="mt-10 border-line border-t pt-6" aria-label={library.print.notes}>
          <h2 className="font-semibold text-lg">{library.print.notes}</h2>
          <ol className="mt-3 flex list-decimal flex-col gap-3 ps-6 text-sm">
            {annotations.map((annotation) => (
              <Footnote
                key={annotation.id}
                annotation={annotation}
                quote={text.slice(annotation.start, annotation.end)}
                layer={layer}
                codes={codes}
              />
            ))}
          </ol>
        </section>
      ) : null}
      {layer.orphans.length > 0 ? (
        <section className="mt-10 border-line border-t pt-6" aria-label={takeOut.files.orphans}>
          <h2 className="font-semibold text-lg">{takeOut.files.orphans}</h2>
          <ol start={annotations.length + 1} className="mt-3 flex list-decimal flex-col gap-3 ps-6 text-sm">
            {layer.orphans.map((orphan) => (
              <Footnote
                key={orphan.id}
                annotation={orphan}
                quote={orphan.exact}
                layer={layer}
                codes={codes}
              />
            ))}
          </ol>
        </section>
      ) : null}
    </Page>
  );
}

function drawBlock(
  block: Block,
  text: string,
  annotations: readonly LayerAnnotation[],
  numbers: ReadonlyMap<string, number>,
): ReactNode {
  const here = annotations.filter((one) => one.start < block.end && one.end > block.start);
  const words = flattenRanges(here, block).map((segment) => {
    const content = text.slice(segment.start, segment.end);
    const ends = here.filter((one) => one.end === segment.end);
    return (
      <Fragment key={segment.start}>
        {segment.ids.length > 0 ? <mark className="hl">{content}</mark> : content}
        {ends.map((one) => (
          <sup key={one.id} id={`p-${one.id}`} className="font-sans text-xs">
            <a href={`#n-${one.id}`}>{numbers.get(one.id)}</a>
          </sup>
        ))}
      </Fragment>
    );
  });
  switch (block.type) {
    case "heading":
      return createElement(`h${Math.min(6, (block.level ?? 1) + 1)}`, null, words);
    case "blockquote":
      return (
        <blockquote>
          <p>{words}</p>
        </blockquote>
      );
    case "list-item":
      return <li>{words}</li>;
    case "preformatted":
      return <pre>{words}</pre>;
    default:
      return <p>{words}</p>;
  }
}

function Footnote({
  annotation,
  quote,
  layer,
  codes,
}: {
  annotation: LayerAnnotation | LayerOrphan;
  /** The words it is about. */
  quote: string;
  layer: Layer;
  codes: readonly CodeRef[];
}) {
  const author = layer.people.find((person) => person.id === annotation.authorId);
  const names = annotation.codes.flatMap((id) => codes.find((code) => code.id === id)?.name ?? []);
  return (
    <li id={`n-${annotation.id}`}>
      <p>
        <q className="font-serif">{quote.length > 120 ? `${quote.slice(0, 120).toWellFormed()}…` : quote}</q>{" "}
        {names.length > 0 ? <strong>{names.join(", ")}. </strong> : null}
        <span className="text-muted">
          {author?.name}
          {annotation.groupId === null ? ` (${library.print.private})` : ""}
        </span>{" "}
        {"start" in annotation ? (
          <a href={`#p-${annotation.id}`} aria-label={library.print.backToPassage} className="screen-only">
            ↩
          </a>
        ) : null}
      </p>
      {annotation.note ? <p className="whitespace-pre-line">{annotation.note}</p> : null}
    </li>
  );
}
