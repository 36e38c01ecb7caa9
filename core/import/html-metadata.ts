import type { Element, Root } from "hast";
import { cleanAddress, cleanDate, cleanLanguage, cleanLine } from "@/core/import/found-metadata";
import { attribute, elementsOf, textOf } from "@/core/import/html-tree";
import type { FoundMetadata } from "@/core/import/imported-text";

const MAX_JSON_LENGTH = 200_000;
const ARTICLE_TYPES = /^(?:\w*Article|Report|BlogPosting|WebPage|CreativeWork|NewsArticle|Review)$/;

/**
 * What a page says about its article: JSON-LD (schema.org), then Open Graph and its article properties, then
 * HTML's own names. Each is a proposal for a person to look at.
 * @param base the address the page came from
 */
export function htmlMetadata(root: Root, base: string | undefined): FoundMetadata {
  const meta = new Map<string, string>();
  let title: string | null = null;
  let canonical: string | null = null;
  let language: string | null = null;
  let published: string | null = null;
  const linked: Record<string, unknown>[] = [];
  for (const element of elementsOf(root)) {
    switch (element.tagName) {
      case "html":
        language ??= attribute(element, "lang");
        break;
      case "title":
        title ??= textOf(element);
        break;
      case "meta":
        noteMeta(element, meta);
        break;
      case "link":
        if (/(?:^|\s)canonical(?:\s|$)/i.test(attribute(element, "rel") ?? ""))
          canonical ??= attribute(element, "href");
        break;
      case "time":
        if (/(?:^|\s)(?:datePublished|pubdate)(?:\s|$)/.test(attribute(element, "itemProp") ?? ""))
          published ??= attribute(element, "dateTime");
        break;
      case "script":
        if (/^application\/ld\+json/i.test(attribute(element, "type") ?? ""))
          linked.push(...linkedData(textOf(element)));
        break;
    }
  }
  const article = linked.find((one) => typesOf(one).some((type) => ARTICLE_TYPES.test(type))) ?? {};
  const first = <T>(clean: (value: unknown) => T | null, ...values: unknown[]): T | null => {
    for (const value of values) {
      const found = clean(value);
      if (found !== null) return found;
    }
    return null;
  };
  return {
    title: first(
      (value) => cleanLine(value, 300),
      article.headline,
      meta.get("og:title"),
      meta.get("twitter:title"),
      meta.get("dc.title"),
      title,
    ),
    author: first(
      personName,
      article.author,
      meta.get("author"),
      meta.get("article:author"),
      meta.get("dc.creator"),
    ),
    source: first(
      personName,
      article.publisher,
      meta.get("og:site_name"),
      meta.get("application-name"),
      meta.get("dc.publisher"),
    ),
    publishedAt: first(
      cleanDate,
      article.datePublished,
      meta.get("article:published_time"),
      published,
      meta.get("date"),
      meta.get("dc.date"),
      meta.get("pubdate"),
    ),
    language: first(cleanLanguage, language, article.inLanguage, meta.get("og:locale")),
    canonicalUrl: first((value) => cleanAddress(value, base), canonical, meta.get("og:url"), base),
  };
}

function noteMeta(element: Element, meta: Map<string, string>): void {
  const name = attribute(element, "property") ?? attribute(element, "name") ?? attribute(element, "itemProp");
  const content = attribute(element, "content");
  if (name && content && !meta.has(name.toLowerCase())) meta.set(name.toLowerCase(), content);
}

/** The objects of a JSON-LD script, those of its `@graph` too. Nothing is fetched or expanded. */
function linkedData(json: string): Record<string, unknown>[] {
  if (json.length > MAX_JSON_LENGTH) return [];
  try {
    const parsed: unknown = JSON.parse(json);
    return asList(parsed).flatMap((one) => [one, ...asList((one as { "@graph"?: unknown })["@graph"])]);
  } catch {
    return [];
  }
}

const asList = (value: unknown): Record<string, unknown>[] =>
  (Array.isArray(value) ? value : [value]).filter(
    (one): one is Record<string, unknown> => typeof one === "object" && one !== null && !Array.isArray(one),
  );

const typesOf = (one: Record<string, unknown>): string[] =>
  [one["@type"]].flat().filter((type) => typeof type === "string");

/** A name, or the names of several; an address is no name. */
function personName(value: unknown): string | null {
  const names = (Array.isArray(value) ? value : [value]).slice(0, 10).flatMap((one) => {
    const written = typeof one === "object" && one !== null ? (one as { name?: unknown }).name : one;
    const name = cleanLine(written, 200);
    return name === null || /^https?:/i.test(name) ? [] : [name];
  });
  return cleanLine(names.join(", "), 200);
}
