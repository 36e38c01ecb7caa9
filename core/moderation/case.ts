import { z } from "zod";
import { IdSchema } from "@/core/id";
import { FlagReasonSchema } from "@/core/moderation/flag";
import { WhySchema } from "@/core/moderation/hold";
import { StandingSchema } from "@/core/moderation/subject";
import { PageQuerySchema } from "@/core/page";
import { PersonRefSchema } from "@/core/person";

/** A claim ends by itself, so that nothing waits for somebody who has gone to lunch. */
export const CLAIM_MINUTES = 15;

export const CaseKindSchema = z.enum(["pending", "flagged", "suspect"]);
export type CaseKind = z.infer<typeof CaseKindSchema>;

/** Without `group`: all that the actor moderates. */
export const ListCasesSchema = PageQuerySchema.extend({
  group: IdSchema.optional(),
  kind: CaseKindSchema.optional(),
  article: IdSchema.optional(),
  author: IdSchema.optional(),
  /** Open for so many hours at least. */
  hours: z.coerce
    .number()
    .int()
    .min(0)
    .max(24 * 365)
    .optional(),
  claimed: z.enum(["mine", "others", "nobody"]).optional(),
  /** `oldest` first where left out. */
  order: z.enum(["oldest", "newest"]).default("oldest"),
});

export const CaseCountsQuerySchema = z.object({ group: IdSchema.optional() });

/** Open ones; a case that is both flagged and pending counts in both, and once in `open`. */
export const CaseCountsSchema = z
  .strictObject({
    open: z.int(),
    pending: z.int(),
    flagged: z.int(),
    suspect: z.int(),
    appeals: z.int(),
  })
  .meta({ id: "ModerationCounts" });
export type CaseCounts = z.infer<typeof CaseCountsSchema>;

/** What an author did in this group, and what was done about it. */
export const AuthorRecordSchema = z
  .strictObject({
    person: PersonRefSchema,
    /** Null: not in the group (any more). */
    role: z.string().nullable(),
    memberSince: z.iso.datetime().nullable(),
    posts: z.int(),
    withheld: z.int(),
    removed: z.int(),
    warnings: z.int(),
    sanctions: z.int(),
    /** In force now. */
    active: z.array(
      z.strictObject({
        id: z.uuid(),
        kind: z.enum(["mute", "suspend", "ban"]),
        scope: z.enum(["group", "site"]),
        until: z.iso.datetime().nullable(),
      }),
    ),
  })
  .meta({ id: "AuthorRecord" });
export type AuthorRecord = z.infer<typeof AuthorRecordSchema>;

export const CaseViewSchema = z
  .strictObject({
    id: z.uuid(),
    /** Raised by each change of the case; a decision names the one it saw. */
    version: z.int(),
    group: z.strictObject({ id: z.uuid(), slug: z.string(), name: z.string() }),
    article: z.strictObject({ id: z.uuid(), slug: z.string(), title: z.string() }),
    kinds: z.array(CaseKindSchema),
    subject: z.strictObject({
      kind: z.enum(["annotation", "comment"]),
      id: z.uuid(),
      /** Of the annotation or comment; a decision names this one too. */
      version: z.int(),
      standing: StandingSchema,
      /** Markdown: the note or the comment. */
      body: z.string(),
      codes: z.array(z.uuid()),
      createdAt: z.iso.datetime(),
      editedAt: z.iso.datetime().nullable(),
      /** Of a comment: its thread. */
      threadId: z.uuid().nullable(),
    }),
    /** The words of the article it hangs on, with some around them; null on the article as a whole. */
    passage: z.strictObject({ before: z.string(), exact: z.string(), after: z.string() }).nullable(),
    /** What was said around a comment: what it answers, and what stands right before and after it. */
    around: z.array(
      z.strictObject({
        id: z.uuid(),
        place: z.enum(["answered", "before", "after"]),
        author: PersonRefSchema.nullable(),
        body: z.string(),
        createdAt: z.iso.datetime(),
        standing: StandingSchema,
      }),
    ),
    why: z.array(WhySchema),
    flagWeight: z.int(),
    flags: z.array(
      z.strictObject({
        id: z.uuid(),
        reporter: PersonRefSchema,
        reason: FlagReasonSchema,
        body: z.string(),
        version: z.int(),
        createdAt: z.iso.datetime(),
      }),
    ),
    author: AuthorRecordSchema,
    openedAt: z.iso.datetime(),
    claim: z.strictObject({ by: PersonRefSchema, until: z.iso.datetime() }).nullable(),
    decided: z
      .strictObject({ by: PersonRefSchema.nullable(), at: z.iso.datetime(), decision: z.string() })
      .nullable(),
    can: z.strictObject({
      /** Publish it, or keep it published. */
      approve: z.boolean(),
      /** Hide, remove, retag. */
      act: z.boolean(),
      sanction: z.boolean(),
    }),
  })
  .meta({ id: "ModerationCase" });
export type CaseView = z.infer<typeof CaseViewSchema>;

export const ClaimCasesSchema = z.strictObject({ ids: z.array(IdSchema).min(1).max(100) });

/** One outcome per case, in the order asked for. */
export const ClaimResultsSchema = z
  .strictObject({
    results: z.array(
      z.strictObject({
        id: z.uuid(),
        ok: z.boolean(),
        /** Who has it now. */
        claim: z.strictObject({ by: PersonRefSchema, until: z.iso.datetime() }).nullable(),
      }),
    ),
  })
  .meta({ id: "ClaimResults" });
export type ClaimResults = z.infer<typeof ClaimResultsSchema>;
