import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { AppError } from "@/core/errors";
import { cleanDate, cleanLanguage, cleanLine } from "@/core/import/found-metadata";
import { importHtml, parseHtml } from "@/core/import/html";
import { htmlMetadata } from "@/core/import/html-metadata";
import { limitNesting } from "@/core/import/html-nesting";
import {
  type FoundMetadata,
  type ImportedText,
  type ImportFormat,
  LostTally,
} from "@/core/import/imported-text";
import { importMarkdown } from "@/core/import/markdown";
import { importPlainText } from "@/core/import/plain-text";
import { intake as words } from "@/messages/en/intake";
import { type DecodedText, decodeText } from "@/server/import/decode-text";
import { canFetchAddresses, type FetchLimits, fetchPage } from "@/server/import/fetch-page";

export interface ReadPage extends ImportedText {
  format: ImportFormat;
  decoded: DecodedText;
}

/** More elements than the longest of articles has; looking through them all would hold up everybody. */
const MAX_ELEMENTS = 60_000;

/**
 * The article at an address, fetched and taken out of its page.
 * @throws AppError not-configured where this server does not fetch, and as `fetchPage`
 */
export async function readPage(address: string, limits?: FetchLimits): Promise<ReadPage> {
  if (!canFetchAddresses() && !limits) throw new AppError("not-configured", words.fetch.off);
  const { url, contentType, bytes } = await fetchPage(address, limits);
  const charset = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1];
  const isHtml = /html/i.test(contentType);
  const decoded = decodeText(bytes, { charset, isHtml });
  if (isHtml) return { ...readArticle(decoded.text, url), format: "html", decoded };
  const isMarkdown = /markdown/i.test(contentType);
  const imported = isMarkdown ? importMarkdown(decoded.text) : importPlainText(decoded.text);
  const found = { ...imported.found, canonicalUrl: imported.found.canonicalUrl ?? url };
  return { ...imported, found, format: isMarkdown ? "markdown" : "text", decoded };
}

/** The article in a page, by Readability; the page as it is where that finds none. */
export function readArticle(html: string, url: string): ImportedText {
  const article = findArticle(html);
  if (!article?.content) return importHtml(html, url);
  const { root } = parseHtml(html);
  const page = htmlMetadata(root, url);
  const imported = importHtml(article.content, url);
  const found: FoundMetadata = {
    title: page.title ?? imported.found.title ?? cleanLine(article.title, 300),
    author: page.author ?? cleanLine(article.byline, 200),
    source: page.source ?? cleanLine(article.siteName, 200),
    publishedAt: page.publishedAt ?? cleanDate(article.publishedTime),
    language: page.language ?? cleanLanguage(article.lang),
    canonicalUrl: page.canonicalUrl,
  };
  const lost = new LostTally();
  for (const { kind, count } of imported.lost) lost.add(kind, count);
  const whole = importHtml(html, url);
  const wordsIn = (text: string) => text.match(/\S+/g)?.length ?? 0;
  lost.add("outside", Math.max(0, wordsIn(whole.text) - wordsIn(imported.text)));
  return { ...imported, found, lost: lost.list() };
}

function findArticle(html: string) {
  const { document } = parseHTML(limitNesting(html).html);
  if (!document.documentElement) return null;
  try {
    return new Readability(document as never, { maxElemsToParse: MAX_ELEMENTS }).parse();
  } catch {
    // It throws for too many elements, and for pages that are none.
    return null;
  }
}
