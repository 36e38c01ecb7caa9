import { z } from "zod";
import { IdSchema, NewIdSchema } from "@/core/id";
import { PageQuerySchema } from "@/core/page";
import { PersonRefSchema } from "@/core/person";
import { plainText } from "@/core/plain-text";
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

export const CommentDraftSchema = z.strictObject({
  id: NewIdSchema,
  on: ThreadTargetSchema,
  parentId: IdSchema.nullable().default(null),
  body: BodySchema,
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

export const CommentRevisionViewSchema = z
  .strictObject({
    version: z.int(),
    body: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "CommentRevision" });
export type CommentRevisionView = z.infer<typeof CommentRevisionViewSchema>;
