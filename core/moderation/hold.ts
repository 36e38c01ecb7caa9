import { z } from "zod";
import type { FoundAt, FoundPhrase, WatchedPhrase } from "@/core/moderation/word-list";

/**
 * What becomes of new words before anybody has looked at them: published, published and put before a
 * moderator, or held back. Whatever is held or suspected says by which rule and which words.
 */

export const PublishingSchema = z.enum(["at_once", "hold_all", "hold_first"]);
export type Publishing = z.infer<typeof PublishingSchema>;

const FoundSchema = z.strictObject({ start: z.int(), end: z.int(), text: z.string() });

/** A rule that words met, with what met it. Positions are UTF-16 code units of the note or comment. */
export const WhySchema = z.discriminatedUnion("rule", [
  z.strictObject({ rule: z.literal("hold_all") }),
  z.strictObject({ rule: z.literal("hold_first"), first: z.int(), published: z.int() }),
  z.strictObject({ rule: z.literal("link"), found: z.array(FoundSchema) }),
  z.strictObject({
    rule: z.literal("word"),
    effect: z.enum(["hold", "suspect"]),
    scope: z.enum(["group", "site"]),
    phrase: z.string(),
    found: z.array(FoundSchema),
  }),
  /** Changed by its author while it was withheld. */
  z.strictObject({ rule: z.literal("edited") }),
]);
export type Why = z.infer<typeof WhySchema>;

export interface PublishingRules {
  publishing: Publishing;
  /** With `hold_first`: so many posts of a person are looked at first. */
  holdFirst: number;
  holdLinks: boolean;
}

export interface ScopedPhrase extends WatchedPhrase {
  scope: "group" | "site";
}

export interface Post {
  /** Null where its words did not change: a highlight, or an edit of something else. */
  text: string | null;
  /** How many others of its author's the group shows already. */
  publishedBefore: number;
  /** Whoever moderates the group does not wait for themselves. */
  isByModerator: boolean;
}

export interface Screening {
  isHeld: boolean;
  isSuspect: boolean;
  why: Why[];
}

export const PASSED: Screening = { isHeld: false, isSuspect: false, why: [] };

/** @param phrases what the watched words found in `post.text` */
export function screen(
  rules: PublishingRules,
  post: Post,
  phrases: readonly FoundPhrase<ScopedPhrase>[],
): Screening {
  if (post.isByModerator) return PASSED;
  const why: Why[] = [];
  if (rules.publishing === "hold_all") why.push({ rule: "hold_all" });
  if (rules.publishing === "hold_first" && post.publishedBefore < rules.holdFirst) {
    why.push({ rule: "hold_first", first: rules.holdFirst, published: post.publishedBefore });
  }
  const links = rules.holdLinks && post.text !== null ? findLinks(post.text) : [];
  if (links.length > 0) why.push({ rule: "link", found: links });
  for (const { entry, found } of phrases) {
    why.push({ rule: "word", effect: entry.effect, scope: entry.scope, phrase: entry.phrase, found });
  }
  const isSuspicion = (one: Why) => one.rule === "word" && one.effect === "suspect";
  return { isHeld: why.some((one) => !isSuspicion(one)), isSuspect: why.some(isSuspicion), why };
}

/**
 * What Markdown would make a link of, or a reader would follow by hand: an address with a scheme, one that
 * begins with www, a mail address, `[words](address)` and `[words]: address` to anywhere else. Entities
 * (`http&#58;//`) are read as what they stand for. Every repetition has an end, so that no text takes long.
 */
const LINK =
  /(?:https?|ftp)(?::|&#0{0,7}58;|&#x0{0,6}3a;|&colon;)(?:\/|&sol;|&#0{0,7}47;|&#x0{0,6}2f;){2}\S+|\bwww\.\S+|mailto:\S+|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]+|\]\(\s{0,99}<?(?:[a-z][a-z0-9+.&#;-]{0,40}:|\/\/)[^)]{0,2000}|^ {0,3}\[[^\]\n]{1,999}\]:\s{0,99}\S+/gimu;

/** Places of links in Markdown, at most 20. */
export function findLinks(text: string): FoundAt[] {
  const found: FoundAt[] = [];
  for (const match of text.matchAll(LINK)) {
    found.push({ start: match.index, end: match.index + match[0].length, text: match[0] });
    if (found.length === 20) break;
  }
  return found;
}
