import { CodeNames } from "@/core/codebook/code-names";
import {
  codesOf,
  type SelectedArticle,
  type SelectionCode,
  type SelectionHead,
} from "@/core/export/selection/selection";
import { CodePointIndex } from "@/core/web-annotation/code-points";

/**
 * Spans as the propaganda corpora have them (SemEval-2020 task 11, subtask TC): `id, technique, begin, end`, tab
 * between, no header, a line for each code on each passage. Offsets count Unicode code points of the article's
 * text, half-open: the corpora are read with Python, where a string is its code points. They are counted here and
 * nowhere else. The id is the article's slug, the technique the code's label, or what tells it from another code of its
 * codebook with that label. What stands nowhere in the text, or has no code, is not in it.
 */
export async function* selectionTsv(
  head: SelectionHead,
  articles: AsyncIterable<SelectedArticle>,
): AsyncGenerator<string> {
  const names = namesByBook(head);
  for await (const article of articles) {
    let index: CodePointIndex | null = null;
    for await (const items of article.items()) {
      const lines: string[] = [];
      for (const { annotation } of items) {
        const { target } = annotation;
        if (!target || target.start === null || annotation.codes.length === 0) continue;
        index ??= new CodePointIndex(await article.text());
        const { start, end } = index.toCodePoints({ start: target.start, end: target.end });
        for (const code of codesOf(head, annotation.codes)) {
          const technique = names.get(code.codebookId)?.nameOf(code) ?? code.label;
          lines.push(`${[article.slug, tsvCell(technique), start, end].join("\t")}\n`);
        }
      }
      if (lines.length > 0) yield lines.join("");
    }
  }
}

function namesByBook({ codes }: SelectionHead): Map<string, CodeNames<SelectionCode>> {
  const books = new Map<string, SelectionCode[]>();
  for (const code of codes.values()) {
    const book = books.get(code.codebookId);
    if (book) book.push(code);
    else books.set(code.codebookId, [code]);
  }
  return new Map([...books].map(([id, all]) => [id, new CodeNames(all)]));
}

/** TSV has no quoting: what would end a cell is a blank. */
const tsvCell = (text: string): string => text.replace(/[\t\r\n]+/g, " ");
