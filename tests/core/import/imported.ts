import type { ImportedText } from "@/core/import/imported-text";
import { blocksOf } from "@/core/text/markup";

/** Each block as its type and its words. */
export const blockTexts = ({ text, markup }: ImportedText): [string, string][] =>
  blocksOf(text, markup).map((block) => [
    block.type === "heading" ? `heading ${block.level}` : block.type,
    text.slice(block.start, block.end),
  ]);

/** Each inline span as its type and its words, in the order of the text, inner ones first. */
export const inlineTexts = ({ text, markup }: ImportedText): [string, string][] =>
  markup.flatMap((span): [string, string][] => {
    if (span.type === "link") return [[`link ${span.href}`, text.slice(span.start, span.end)]];
    if (span.type === "emphasis" || span.type === "strong" || span.type === "code")
      return [[span.type, text.slice(span.start, span.end)]];
    return [];
  });

export const lostOf = ({ lost }: ImportedText): Record<string, number> =>
  Object.fromEntries(lost.map(({ kind, count }) => [kind, count]));
