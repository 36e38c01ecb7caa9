import { codesOf, type SelectedArticle, type SelectionHead } from "@/core/export/selection/selection";
import { CodePointIndex } from "@/core/web-annotation/code-points";

/**
 * Spans as the propaganda corpora have them (SemEval-2020 task 11, subtask TC): `id, technique, begin, end`, tab
 * between, no header, a line for each code on each passage. Offsets count Unicode code points of the article's
 * text, half-open: the corpora are read with Python, where a string is its code points. They are counted here and
 * nowhere else. The id is the article's slug, the technique the code's label. What stands nowhere in the text, or
 * has no code, is not in it.
 */
export async function* selectionTsv(
  head: SelectionHead,
  articles: AsyncIterable<SelectedArticle>,
): AsyncGenerator<string> {
  for await (const article of articles) {
    let index: CodePointIndex | null = null;
    for await (const items of article.items()) {
      const lines: string[] = [];
      for (const { annotation } of items) {
        const { target } = annotation;
        if (!target || target.start === null || annotation.codes.length === 0) continue;
        index ??= new CodePointIndex(await article.text());
        const { start, end } = index.toCodePoints({ start: target.start, end: target.end });
        for (const { label } of codesOf(head, annotation.codes)) {
          lines.push(`${[article.slug, tsvCell(label), start, end].join("\t")}\n`);
        }
      }
      if (lines.length > 0) yield lines.join("");
    }
  }
}

/** TSV has no quoting: what would end a cell is a blank. */
const tsvCell = (text: string): string => text.replace(/[\t\r\n]+/g, " ");
