import type { CodeExample } from "@/core/codebook";

/**
 * Examples as text that people can write: paragraphs, each the passage, then a line with the reason after an
 * arrow, then one with its article after an at sign. Empty lines inside of a passage are not kept.
 */
export const examplesToText = (examples: readonly CodeExample[]): string =>
  examples
    .map(({ text, why, from }) =>
      [
        text.replace(/\n\s*\n/g, "\n"),
        ...(why ? [`→ ${why.replace(/\s*\n\s*/g, " ")}`] : []),
        ...(from ? [`@ ${from}`] : []),
      ].join("\n"),
    )
    .join("\n\n");

export const examplesFromText = (text: string): CodeExample[] =>
  text
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => {
      const lines = paragraph.split("\n");
      const from = lines.at(-1)?.startsWith("@ ") ? lines.pop()?.slice(2).trim() : undefined;
      const why = lines.at(-1)?.startsWith("→ ") ? (lines.pop()?.slice(2).trim() ?? "") : "";
      return { text: lines.join("\n"), why, ...(from && { from }) };
    });
