import { z } from "zod";
import { checkRange } from "@/core/anchoring/quote";
import { MAX_COMMENT_LENGTH, MAX_QUOTE_LENGTH, type PassageQuote } from "@/core/comment";
import { isStorable } from "@/core/plain-text";

const storable = (most: number) =>
  z.string().max(most).refine(isStorable, "It has characters that cannot be kept.");

/** Somebody as a file names them: an id and a handle of where it was taken out. */
export const WriterSchema = z.object({
  id: storable(200).default(""),
  name: storable(200).default(""),
  handle: storable(200).default(""),
});
export type SpanWriter = z.infer<typeof WriterSchema>;

/** A comment as a file has it. */
export interface SpanComment {
  id: string;
  /** Id of the one before it that it answers; null: it answers the annotation. */
  parent: string | null;
  author: SpanWriter | null;
  body: string;
  /** As the file says it; "" where it does not. */
  created: string;
  /** Words of the article that it quotes, with where the file says they stand; null where it quotes none. */
  quote: SpanQuote | null;
}

/** UTF-16 code units, half-open. */
const QuoteSchema = z.object({ start: z.int(), end: z.int(), exact: z.string().max(MAX_QUOTE_LENGTH) });
export type SpanQuote = z.infer<typeof QuoteSchema>;

/**
 * A passage that a comment of a file quotes, where the article says it at that place; else null: no words are put into
 * the mouth of an article that may not say them.
 */
export function quoteHere(
  { start, end, exact }: SpanQuote,
  { text, versionId }: { text: string; versionId: string },
): PassageQuote | null {
  const isSaid = checkRange(text, { start, end }) === null && text.slice(start, end) === exact;
  return isSaid ? { versionId, start, end, exact } : null;
}

const CommentSchema = z.object({
  id: storable(200),
  parent: z.string().max(200).nullish(),
  author: WriterSchema.nullish(),
  body: storable(MAX_COMMENT_LENGTH),
  created: z.string().max(40).default(""),
  // One that cannot be read stands nowhere in the article, which is told where it is looked for.
  quote: QuoteSchema.nullish().catch({ start: 0, end: 0, exact: "" }),
});

/**
 * The comments of a line. What answered one that was deleted there, or that cannot be read, answers what that one
 * answered.
 */
export function readWritten(raw: readonly unknown[]): { comments: SpanComment[]; faults: string[] } {
  const comments: SpanComment[] = [];
  const faults: string[] = [];
  /** By id, the comment that answers to it hang on. */
  const place = new Map<string, string | null>();
  for (const [index, one] of raw.entries()) {
    const parsed = CommentSchema.safeParse(one);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      faults.push(`Comment ${index + 1} is left out: ${issue?.path.join(".") || "it"}: ${issue?.message}`);
      continue;
    }
    const { id, parent, author, body, created, quote } = parsed.data;
    const answers = parent ? (place.get(parent) ?? null) : null;
    if (place.has(id)) {
      faults.push(`Comment ${index + 1} is left out: its id stands twice in the line.`);
      continue;
    }
    const isGone = body.trim() === "";
    place.set(id, isGone ? answers : id);
    if (isGone) faults.push(`Comment ${index + 1} is left out: it says nothing, as what was deleted.`);
    else comments.push({ id, parent: answers, author: author ?? null, body, created, quote: quote ?? null });
  }
  return { comments, faults };
}

/** What would be Markdown, a link or a mention of somebody here is what it is: a name from elsewhere. */
const asText = (name: string): string =>
  name
    .replace(/[\s@]+/gu, " ")
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, "\\$&");

/**
 * Words of somebody else as whoever brings them in posts them: who wrote them, and when, stands before them.
 * @param created ISO 8601, or anything else, which is left out
 */
export function attributed(body: string, author: SpanWriter, created: string): string {
  const who = asText(author.name) || asText(author.handle) || "Somebody";
  const handle = author.name !== "" && author.handle !== "" ? ` (${asText(author.handle)})` : "";
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(created) ?? [];
  return `*${who}${handle} wrote elsewhere${day ? ` on ${day}` : ""}:*\n\n${body}`;
}
