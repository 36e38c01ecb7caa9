import { z } from "zod";
import { IdSchema, NewIdSchema } from "@/core/id";
import { PageQuerySchema } from "@/core/page";
import { PersonRefSchema } from "@/core/person";
import { plainText } from "@/core/plain-text";
import { ReactionCountsSchema } from "@/core/reaction";
import { STANDINGS } from "@/core/standing";
import type { Foreign } from "@/core/web-annotation/foreign";

export const MAX_COMMENT_LENGTH = 20_000;

const BodySchema = plainText(MAX_COMMENT_LENGTH).refine(
  (text) => text.trim().length > 0,
  "Write something first.",
);

/** A thread hangs on one annotation, or on a whole article within one group. */
export const ThreadTargetSchema = z.union([
  z.strictObject({ annotationId: IdSchema }),
  z.strictObject({ articleId: IdSchema, groupId: IdSchema }),
]);
export type ThreadTarget = z.infer<typeof ThreadTargetSchema>;

/** Longer passages are read in the article. UTF-16 code units. */
export const MAX_QUOTE_LENGTH = 2_000;

/** Words of the article as they stand in one version: positions are UTF-16 code units of its text, half-open. */
export const PassageQuoteSchema = z
  .strictObject({
    versionId: IdSchema,
    start: z.number().int().min(0),
    end: z.number().int(),
    exact: plainText(MAX_QUOTE_LENGTH),
  })
  .refine(({ start, end, exact }) => end - start === exact.length && exact.trim() !== "", {
    message: "These positions do not hold these words.",
    path: ["exact"],
  });
export type PassageQuote = z.infer<typeof PassageQuoteSchema>;

export const CommentDraftSchema = z.strictObject({
  id: NewIdSchema,
  on: ThreadTargetSchema,
  parentId: IdSchema.nullable().default(null),
  body: BodySchema,
  /** A passage of the article that it is about. */
  quote: PassageQuoteSchema.nullable().optional(),
});
export type CommentDraft = z.infer<typeof CommentDraftSchema>;

export const CommentChangesSchema = z.strictObject({ version: z.number().int().min(1), body: BodySchema });
export type CommentChanges = z.infer<typeof CommentChangesSchema>;

/** What only the exchange with other tools says of a comment: what is kept of where it came from. */
const exchanged = {
  via: z.array(z.string()),
  canonical: z.string().nullable(),
  foreign: z.custom<Foreign>().nullable(),
};

/** As `server/web-annotation` makes them; other doors take the schemas above. */
export const ExchangedCommentDraftSchema = CommentDraftSchema.extend(exchanged);
export type ExchangedCommentDraft = z.infer<typeof ExchangedCommentDraftSchema>;
export const ExchangedCommentChangesSchema = CommentChangesSchema.extend(exchanged);
export type ExchangedCommentChanges = z.infer<typeof ExchangedCommentChangesSchema>;

export const ListCommentsSchema = PageQuerySchema;

/** In which group's layer the article is discussed. */
export const ListArticleCommentsSchema = PageQuerySchema.extend({ group: IdSchema });

export const CommentViewSchema = z
  .strictObject({
    id: z.uuid(),
    threadId: z.uuid(),
    articleId: z.uuid(),
    annotationId: z.uuid().nullable(),
    groupId: z.uuid().nullable(),
    parentId: z.uuid().nullable(),
    /** Null on a tombstone. */
    author: PersonRefSchema.nullable(),
    /** Markdown; empty on a tombstone. */
    body: z.string(),
    version: z.int(),
    createdAt: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable(),
    /** Deleted, or withheld from the viewer, while replies hang on it. */
    deleted: z.boolean(),
    standing: z.enum(STANDINGS),
    can: z.strictObject({ edit: z.boolean(), delete: z.boolean(), reply: z.boolean() }),
  })
  .meta({ id: "Comment" });
export type CommentView = z.infer<typeof CommentViewSchema>;

/** A passage that a comment quotes, and where its words stand now. */
export const QuotedPassageSchema = z.strictObject({
  versionId: z.uuid(),
  versionNumber: z.int(),
  start: z.int(),
  end: z.int(),
  exact: z.string(),
  /** In the article's current version; null where they can no longer be found for certain. */
  now: z.strictObject({ start: z.int(), end: z.int() }).nullable(),
});
export type QuotedPassage = z.infer<typeof QuotedPassageSchema>;

/** A comment as it stands in its thread. */
export const ThreadCommentSchema = CommentViewSchema.extend({
  /** How many comments it hangs under. */
  depth: z.int(),
  /** Replies right below it that everybody can read. */
  replyCount: z.int(),
  quote: QuotedPassageSchema.nullable(),
  /** People whom it names and who were told. */
  mentions: z.array(PersonRefSchema),
  reactions: ReactionCountsSchema,
  /** By somebody whose words the viewer does not want to meet. */
  isIgnored: z.boolean(),
  canReact: z.boolean(),
  /** Endorsed by people who usually disagree: core/moderation/common-ground.ts. */
  isAgreed: z.boolean(),
}).meta({ id: "ThreadComment" });
export type ThreadCommentView = z.infer<typeof ThreadCommentSchema>;

export const CommentRevisionViewSchema = z
  .strictObject({
    version: z.int(),
    body: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "CommentRevision" });
export type CommentRevisionView = z.infer<typeof CommentRevisionViewSchema>;
