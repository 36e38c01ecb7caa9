/** Where text holds what cannot be stored (see core/plain-text.ts). */
export interface UnstorablePlace {
  what: "nul" | "surrogate";
  /** Both from 1; the column counts UTF-16 code units. */
  line: number;
  column: number;
}

/** The first NUL or lone surrogate of a text, or null where it has none. */
export function unstorableAt(text: string): UnstorablePlace | null {
  const nul = text.indexOf("\u0000");
  const surrogate = text.isWellFormed()
    ? -1
    : text.search(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
  const at = nul < 0 || (surrogate >= 0 && surrogate < nul) ? surrogate : nul;
  if (at < 0) return null;
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf("\n") + 1;
  return {
    what: at === nul ? "nul" : "surrogate",
    line: before.split("\n").length,
    column: at - lineStart + 1,
  };
}
