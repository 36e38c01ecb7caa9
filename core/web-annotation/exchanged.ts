import type { Quote } from "@/core/anchoring/quote-schema";
import type { PersonRef } from "@/core/person";
import type { Foreign } from "@/core/web-annotation/foreign";

/** What an annotation and a reply have in common when they are shown to other tools. */
export interface ExchangedMember {
  id: string;
  articleSlug: string;
  /** A group's slug, or `OWN_LAYER`. */
  layer: string;
  /** The last part of its IRI. */
  segment: string;
  author: PersonRef;
  /** Raised by each change of it; an update names the one it saw. */
  revision: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC; that of its making while nothing was changed since. */
  modifiedAt: string;
  via: readonly string[];
  canonical: string | null;
  foreign: Foreign | null;
}

export interface ExchangedAnnotation extends ExchangedMember {
  kind: "annotation";
  /** Markdown. */
  note: string;
  codes: readonly { id: string; name: string }[];
  /** Null where it is on the article as a whole. */
  passage: ExchangedPassage | null;
}

export interface ExchangedPassage {
  quote: Quote;
  /** Unicode code points, half-open, in that version; null where it never had a place. */
  position: { start: number; end: number } | null;
  /** The newest version that it stands in; null where it never had a place. */
  version: { number: number; createdAt: string } | null;
}

export interface ExchangedReply extends ExchangedMember {
  kind: "reply";
  /** Markdown. */
  text: string;
  /** The segment of the annotation or reply that it answers; null for the article as a whole. */
  answers: string | null;
  /** A passage of the article that it quotes: its place in code points of that version. */
  quote: QuotedWords | null;
}

export interface QuotedWords {
  exact: string;
  position: { start: number; end: number };
  version: { number: number; createdAt: string };
}

export type Exchanged = ExchangedAnnotation | ExchangedReply;
