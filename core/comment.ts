import { z } from "zod";
import { IdSchema, NewIdSchema } from "@/core/id";
import { PageQuerySchema } from "@/core/page";
import type { PersonRef } from "@/core/person";
import { plainText } from "@/core/plain-text";

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

export const ListCommentsSchema = PageQuerySchema;

/** In which group's layer the article is discussed. */
export const ListArticleCommentsSchema = PageQuerySchema.extend({ group: IdSchema });

export interface CommentView {
  id: string;
  threadId: string;
  articleId: string;
  annotationId: string | null;
  groupId: string | null;
  parentId: string | null;
  /** Null on a tombstone. */
  author: PersonRef | null;
  /** Markdown; empty on a tombstone. */
  body: string;
  version: number;
  createdAt: string;
  editedAt: string | null;
  deleted: boolean;
  can: { edit: boolean; delete: boolean; reply: boolean };
}

export interface CommentRevisionView {
  version: number;
  body: string;
  createdAt: string;
}
