import { Addresses } from "@/core/web-annotation/addresses";
import { importAnnotations } from "@/server/imports/annotation-commands";
import { PUBLIC_GROUP, type TestArticle } from "../../support/rows";
import { ORIGIN } from "../exports/scene";
import type { File } from "./layer-files";

export const CONTEXT = "http://www.w3.org/ns/anno.jsonld";
export const addresses = new Addresses(ORIGIN);

export const bringIn = (
  who: Parameters<typeof importAnnotations>[0],
  article: TestArticle,
  file: File,
  options = {},
) => importAnnotations(who, article.id, { groupId: PUBLIC_GROUP, file, ...options }, addresses);

export const sourceOf = (article: TestArticle) => addresses.article(article.slug);

export const quoting = (article: TestArticle, exact: string, more: File = {}): File => ({
  type: "Annotation",
  target: {
    source: sourceOf(article),
    selector: { type: "TextQuoteSelector", exact, ...contextOf(article, exact) },
  },
  ...more,
});

function contextOf({ text }: TestArticle, exact: string) {
  const at = text.indexOf(exact);
  return {
    prefix: text.slice(Math.max(0, at - 20), at),
    suffix: text.slice(at + exact.length, at + exact.length + 20),
  };
}

export const page = (items: File[], more: File = {}): File => ({
  "@context": CONTEXT,
  type: "AnnotationPage",
  items,
  ...more,
});

export const note = (value: string) => ({ type: "TextualBody", value, format: "text/plain" });
