import { z } from "zod";

/** Most UTF-16 code units of a phrase or pattern. */
export const MAX_SOUGHT = 200;
/** Most hits that a search brings together; it says when there may be more. */
export const MAX_HITS = 1_000;
/** Lines that one answer brings. */
export const LINES_PER_PAGE = 200;
/** Milliseconds that a search may read texts for; it says how far it came. */
export const SEARCH_MILLISECONDS = 2_000;

/** `words`: a phrase of whole words. `anywhere`: also within words. `pattern`: a regular expression (RE2's syntax). */
export const MATCHES = ["words", "anywhere", "pattern"] as const;
/** `after` and `before`: by the words from the hit outward. `date`: newest article first. `article`: by its title. */
export const SORTS = ["date", "after", "before", "article"] as const;
export type ConcordanceSort = (typeof SORTS)[number];

export const SoughtSchema = z.object({
  q: z.string().max(MAX_SOUGHT, `At most ${MAX_SOUGHT} characters.`).default(""),
  match: z.enum(MATCHES).default("words"),
  /** Capitals count. */
  case: z.stringbool().default(false),
});
export type Sought = z.infer<typeof SoughtSchema>;

export const ConcordanceRequestSchema = SoughtSchema.extend({
  sort: z.enum(SORTS).default("date"),
  /** Slug or id of a group, whose codes on the hits are shown besides one's own; left out: Public. */
  group: z.string().max(100).optional(),
  /** Lines to pass over. */
  from: z.coerce.number().int().min(0).max(MAX_HITS).default(0),
});
