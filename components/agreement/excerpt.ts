const LONGEST = 160;
const HEAD = 100;

/** A passage's words in one line; of long ones the beginning and the end, where boundaries are. */
export function excerptOf(words: string): string {
  const line = words.replace(/\s+/gu, " ").trim();
  if (line.length <= LONGEST) return line;
  return `${line.slice(0, HEAD).trimEnd()} … ${line.slice(HEAD - LONGEST).trimStart()}`;
}
