import type { PersonRef } from "@/core/person";
import type { Addresses } from "@/core/web-annotation/addresses";
import type { JsonObject } from "@/core/web-annotation/json";
import { ANNOTATION_CONTEXT } from "@/core/web-annotation/vocabulary";

/**
 * What annotations refer to, for machines: articles, their versions, codes, codebooks and people. In the
 * terms of the one context (its own, and the prefixes that it declares: dcterms, schema, skos), so that
 * nobody has to fetch another.
 */

const document = (id: string, rest: JsonObject): JsonObject => ({
  "@context": ANNOTATION_CONTEXT,
  id,
  ...rest,
});

export interface LinkedArticle {
  slug: string;
  title: string;
  author: string | null;
  language: string;
  canonicalUrl: string | null;
  /** ISO 8601, UTC. */
  publishedAt: string | null;
  createdAt: string;
  /** Numbers of its versions, the current one last. */
  versions: readonly number[];
}

export function toArticleThing(addresses: Addresses, article: LinkedArticle): JsonObject {
  const versions = article.versions.map((number) => ({ id: addresses.version(article.slug, number) }));
  const current = versions.at(-1);
  return document(addresses.article(article.slug), {
    type: ["Text", "schema:Article"],
    label: article.title,
    format: "text/html",
    language: article.language,
    created: article.createdAt,
    ...(article.publishedAt && { "schema:datePublished": article.publishedAt }),
    ...(article.author && { "schema:author": article.author }),
    ...(article.canonicalUrl && { canonical: article.canonicalUrl }),
    "dcterms:hasVersion": versions,
    ...(current && { "schema:mainEntity": current }),
  });
}

export interface LinkedVersion {
  articleSlug: string;
  number: number;
  title: string;
  language: string;
  text: string;
  createdAt: string;
  reason: string;
}

/** With its text, over which offsets are counted. */
export function toVersionThing(addresses: Addresses, version: LinkedVersion): JsonObject {
  return document(addresses.version(version.articleSlug, version.number), {
    type: "Text",
    label: version.title,
    format: "text/plain",
    language: version.language,
    created: version.createdAt,
    "schema:version": version.number,
    ...(version.reason && { "schema:description": version.reason }),
    "dcterms:isVersionOf": { id: addresses.article(version.articleSlug) },
    value: version.text,
  });
}

export interface LinkedCode {
  id: string;
  slug: string;
  name: string;
  label: string;
  definition: string;
  whenToUse: string;
  parentId: string | null;
  codebookSlug: string;
  isDeprecated: boolean;
}

export function toCodeThing(addresses: Addresses, code: LinkedCode): JsonObject {
  return document(addresses.code(code.id), {
    type: "skos:Concept",
    label: code.name,
    "skos:prefLabel": code.name,
    ...(code.label !== code.name && { "skos:altLabel": code.label }),
    "skos:notation": code.slug,
    "skos:definition": code.definition,
    "skos:scopeNote": code.whenToUse,
    "skos:inScheme": { id: addresses.codebook(code.codebookSlug) },
    ...(code.parentId && { "skos:broader": { id: addresses.code(code.parentId) } }),
    ...(code.isDeprecated && { "owl:deprecated": true }),
  });
}

export interface LinkedCodebook {
  slug: string;
  name: string;
  description: string;
  version: number;
  codes: readonly { id: string; name: string; parentId: string | null }[];
}

export function toCodebookThing(addresses: Addresses, book: LinkedCodebook): JsonObject {
  const refer = ({ id, name }: { id: string; name: string }) => ({ id: addresses.code(id), label: name });
  return document(addresses.codebook(book.slug), {
    type: "skos:ConceptScheme",
    label: book.name,
    "dcterms:description": book.description,
    "schema:version": book.version,
    "skos:hasTopConcept": book.codes.filter(({ parentId }) => parentId === null).map(refer),
    "dcterms:hasPart": book.codes.map(refer),
  });
}

export const toPersonThing = (addresses: Addresses, { id, name, handle }: PersonRef): JsonObject =>
  document(addresses.person(id), { type: "Person", name, nickname: handle });
