import { z } from "zod";
import { foldText } from "@/core/concordance/fold";

/**
 * A question over annotations, as a tree: groups of conditions over leaves that each look at one thing. Its written
 * form is read by `parseQuery` and made by `printQuery`; what one may not see is never among the answers, whatever
 * is asked. Names (slugs, handles) are looked up when it is carried out.
 */
export type AnnotationQuery = QueryGroup | QueryNot | QueryLeaf;

/** All of them, or any of them. An `and` of nothing is everything. */
export type QueryGroup = { kind: "and"; of: AnnotationQuery[] } | { kind: "or"; of: AnnotationQuery[] };

export interface QueryNot {
  kind: "not";
  of: AnnotationQuery;
}

/** Most conditions in one query, and most levels of brackets and negations. */
export const MAX_LEAVES = 50;
export const MAX_DEPTH = 8;
/** Most UTF-16 code units of a query's written form, and of one piece of text to look for. */
export const MAX_QUERY_LENGTH = 2_000;
export const MAX_TEXT_LENGTH = 200;

/** What a name may be made of: slugs, handles, UUIDs; a code's may say its codebook first, with a slash. */
export const NAME = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*(?:\/[\p{L}\p{N}][\p{L}\p{N}_.-]*)?$/u;
const NameSchema = z.string().max(150).regex(NAME, "Use the short name from its address, without spaces.");

const WordsSchema = z
  .string()
  .max(MAX_TEXT_LENGTH, `At most ${MAX_TEXT_LENGTH} characters of text.`)
  .refine((text) => foldText(text).text.trim() !== "", "Write the words to look for.")
  .refine(
    (text) => text.isWellFormed() && !/\p{Cc}/u.test(text),
    "That has characters that cannot be looked for.",
  );

/** PostgreSQL has no year 0. */
const DaySchema = z.iso.date("There is no such day.").refine((day) => day >= "0001", "There is no such day.");

const LEAVES = [
  /** `slug`, `codebook/slug` or a UUID; with `children`, any code below it too. */
  z.strictObject({ kind: z.literal("code"), code: NameSchema, children: z.boolean() }),
  /** A handle or a UUID; `me` is whoever asks. */
  z.strictObject({ kind: z.literal("person"), person: NameSchema }),
  /** A slug or a UUID; `private` is what only its author sees. */
  z.strictObject({ kind: z.literal("group"), group: NameSchema }),
  /** A slug or a UUID. */
  z.strictObject({ kind: z.literal("article"), article: NameSchema }),
  /** Its title as in an address, `group/` before it or not, or a UUID: what its coders made for it, or had made. */
  z.strictObject({ kind: z.literal("task"), task: NameSchema }),
  /** Made from the first day to the last, both whole, in UTC; null is open. */
  z.strictObject({ kind: z.literal("made"), from: DaySchema.nullable(), to: DaySchema.nullable() }),
  /** How many other people used one of its codes on an overlapping passage in the same group; null is open. */
  z.strictObject({
    kind: z.literal("agreement"),
    least: z.int().min(0).max(9_999).nullable(),
    most: z.int().min(0).max(9_999).nullable(),
  }),
  /** In the words it stands on, as a concordance compares them: case, quotation marks and white space do not count. */
  z.strictObject({ kind: z.literal("text"), text: WordsSchema }),
  /** In its note. */
  z.strictObject({ kind: z.literal("note"), text: WordsSchema }),
  /** Whether it went into the layer that its group settled, was turned down there, or neither yet. */
  z.strictObject({ kind: z.literal("settled"), how: z.enum(["yes", "no", "rejected"]) }),
  z.strictObject({ kind: z.literal("has"), what: z.enum(["code", "note", "reply"]) }),
] as const;

const LeafSchema = z.discriminatedUnion("kind", LEAVES);
export type QueryLeaf = z.infer<typeof LeafSchema>;
export type LeafKind = QueryLeaf["kind"];

/** What names something by its slug, handle or UUID. */
export type NamedLeaf = Extract<QueryLeaf, { kind: "code" | "person" | "group" | "article" | "task" }>;

/** Whether it names something that may not be there. */
export const isNamed = (leaf: QueryLeaf): leaf is NamedLeaf =>
  ["code", "person", "group", "article", "task"].includes(leaf.kind);

/** What names it, without case. */
export function nameOf(leaf: NamedLeaf): string {
  switch (leaf.kind) {
    case "code":
      return leaf.code.toLowerCase();
    case "person":
      return leaf.person.toLowerCase();
    case "group":
      return leaf.group.toLowerCase();
    case "article":
      return leaf.article.toLowerCase();
    case "task":
      return leaf.task.toLowerCase();
  }
}

/** What `has:` can ask for. */
export const HAS = ["code", "note", "reply"] as const;
/** What `settled:` can ask for. */
export const SETTLED = ["yes", "no", "rejected"] as const;

/** A leaf that can be carried out, or the words that say why not. */
export function checkLeaf(leaf: QueryLeaf): string | null {
  const result = LeafSchema.safeParse(leaf);
  if (!result.success) return result.error.issues[0]?.message ?? "That is not a condition.";
  const isReversed =
    (leaf.kind === "made" && leaf.from !== null && leaf.to !== null && leaf.from > leaf.to) ||
    (leaf.kind === "agreement" && leaf.least !== null && leaf.most !== null && leaf.least > leaf.most);
  return isReversed ? "The end comes before the beginning." : null;
}

/** Its leaves, in their order. */
export const leavesOf = (query: AnnotationQuery): QueryLeaf[] =>
  query.kind === "and" || query.kind === "or"
    ? query.of.flatMap(leavesOf)
    : query.kind === "not"
      ? leavesOf(query.of)
      : [query];

/** The same tree with something else in the place of each leaf. */
export const mapLeaves = (
  query: AnnotationQuery,
  change: (leaf: QueryLeaf) => AnnotationQuery,
): AnnotationQuery =>
  query.kind === "and" || query.kind === "or"
    ? { kind: query.kind, of: query.of.map((part) => mapLeaves(part, change)) }
    : query.kind === "not"
      ? { kind: "not", of: mapLeaves(query.of, change) }
      : change(query);

/** Levels of groups and negations. */
export const depthOf = (query: AnnotationQuery): number =>
  query.kind === "and" || query.kind === "or"
    ? 1 + Math.max(0, ...query.of.map(depthOf))
    : query.kind === "not"
      ? 1 + depthOf(query.of)
      : 0;

/** Everything that one may see. */
export const EVERYTHING: AnnotationQuery = { kind: "and", of: [] };

export const isEverything = (query: AnnotationQuery): boolean =>
  query.kind === "and" && query.of.length === 0;

/**
 * The same question with nothing to spare: a group in a group of its kind is part of it, a group of one is that one,
 * an empty group inside another is left out, and what is denied twice is said. Two queries that are written alike
 * are equal after it.
 */
export function normalizeQuery(query: AnnotationQuery): AnnotationQuery {
  return normalized(query) ?? EVERYTHING;
}

function normalized(query: AnnotationQuery): AnnotationQuery | null {
  if (query.kind === "not") {
    const inner = normalized(query.of);
    if (inner === null) return null;
    return inner.kind === "not" ? inner.of : { kind: "not", of: inner };
  }
  if (query.kind !== "and" && query.kind !== "or") return query;
  const { kind } = query;
  const of = query.of.flatMap((part) => {
    const inner = normalized(part);
    if (inner === null) return [];
    return inner.kind === kind ? inner.of : [inner];
  });
  const [only] = of;
  if (!only) return null;
  return of.length === 1 ? only : { kind, of };
}
