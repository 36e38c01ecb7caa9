import { cleanAddress, cleanDate, cleanLanguage, cleanLine } from "@/core/import/found-metadata";
import { type FoundMetadata, NOTHING_FOUND } from "@/core/import/imported-text";

const MAX_LENGTH = 20_000;
const FENCED = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/**
 * The lines between `---` that static site generators put before a Markdown text, as far as they are
 * `name: value`; nested YAML is passed over. Words of the text are never taken for it: every line must be
 * YAML's.
 */
export function takeFrontMatter(source: string): { body: string; found: FoundMetadata } {
  const head = FENCED.exec(source.slice(0, MAX_LENGTH));
  const lines = head?.[1]?.split("\n") ?? [];
  const isYaml = lines.every((line) => /^\s*(?:#.*|- .*|[\w "'-]+:.*|\s+.*)?$/.test(line));
  if (!head || lines.length === 0 || !isYaml) return { body: source, found: NOTHING_FOUND };
  const values = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = /^([\w-]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (name && value && !values.has(name.toLowerCase())) values.set(name.toLowerCase(), unquote(value));
  }
  const first = <T>(clean: (value: unknown) => T | null, ...names: string[]): T | null => {
    for (const name of names) {
      const found = clean(values.get(name));
      if (found !== null) return found;
    }
    return null;
  };
  return {
    body: source.slice(head[0].length),
    found: {
      title: first((value) => cleanLine(value, 300), "title"),
      author: first((value) => cleanLine(value, 200), "author", "byline", "authors"),
      source: first((value) => cleanLine(value, 200), "source", "publisher", "publication", "site"),
      publishedAt: first(cleanDate, "date", "published", "publisheddate", "pubdate"),
      language: first(cleanLanguage, "lang", "language", "locale"),
      canonicalUrl: first(cleanAddress, "canonical", "canonical_url", "canonicalurl", "url", "link"),
    },
  };
}

/** A YAML scalar on one line: quoted, in brackets, or plain with a comment after it. */
function unquote(value: string): string {
  const written = value.trim();
  const [, list] = /^\[(.*)\]$/.exec(written) ?? [];
  if (list !== undefined) return list.split(",").map(unquote).join(", ");
  const [, double] = /^"((?:[^"\\]|\\.)*)"/.exec(written) ?? [];
  if (double !== undefined) return double.replace(/\\(["\\])/g, "$1");
  const [, single] = /^'((?:[^']|'')*)'/.exec(written) ?? [];
  if (single !== undefined) return single.replaceAll("''", "'");
  return written.replace(/[ \t]+#.*$/, "");
}
