import { z } from "zod";
import { ThreadCommentSchema } from "@/core/comment";
import { IdSchema } from "@/core/id";
import { PersonRefSchema } from "@/core/person";
import { plainText } from "@/core/plain-text";

export const MAX_RESOLUTION_LENGTH = 500;

/** What may be followed or silenced; null: as it comes. */
export const FollowingSchema = z.enum(["follow", "mute"]).nullable();
export type Following = z.infer<typeof FollowingSchema>;

/** A discussion as one person finds it. */
export const ThreadViewSchema = z
  .strictObject({
    /** Null before the first word. */
    id: z.uuid().nullable(),
    articleId: z.uuid(),
    groupId: z.uuid().nullable(),
    /** Null: on the article as a whole. */
    annotationId: z.uuid().nullable(),
    /** Comments that everybody there can read. */
    commentCount: z.int(),
    /** When the viewer was here last; null for visitors and the first time. */
    readAt: z.iso.datetime().nullable(),
    /** By others since then. */
    unreadCount: z.int(),
    /** The first of these, oldest first. */
    unreadIds: z.array(z.uuid()),
    following: FollowingSchema,
    isLocked: z.boolean(),
    resolved: z
      .strictObject({ at: z.iso.datetime(), by: PersonRefSchema.nullable(), reason: z.string() })
      .nullable(),
    /** Raised by locking, resolving and reopening; a change names the one it saw. */
    version: z.int(),
    /** The server's time of this answer: what is older than this has been seen. */
    asOf: z.iso.datetime(),
    can: z.strictObject({ comment: z.boolean(), resolve: z.boolean(), follow: z.boolean() }),
  })
  .meta({ id: "Thread" });
export type ThreadView = z.infer<typeof ThreadViewSchema>;

export const ThreadSortSchema = z.enum(["oldest", "newest", "replies"]);
export type ThreadSort = z.infer<typeof ThreadSortSchema>;

/** Levels of replies that one page brings, the outermost included. */
export const PAGE_LEVELS = 4;

export const ThreadPageSchema = z
  .strictObject({
    thread: ThreadViewSchema,
    /** Of the list that was asked for, in its order. */
    top: z.array(z.uuid()),
    /** These, and of what hangs below them as much as one page brings; each after the one it answers. */
    items: z.array(ThreadCommentSchema),
    /** Where the list that was asked for goes on; null at its end. */
    next: z.string().nullable(),
    /** Comments with more replies than came: `after` is the cursor to go on from, null where none came. */
    more: z.array(z.strictObject({ parentId: z.uuid(), after: z.string().nullable() })),
    /** The last of the article's events that this page includes, to go on from with live updates. */
    asOf: z.strictObject({ epoch: z.uuid(), seq: z.int() }),
  })
  .meta({ id: "ThreadPage" });
export type ThreadPage = z.infer<typeof ThreadPageSchema>;

const sorted = {
  sort: ThreadSortSchema.default("oldest"),
  /** The replies to this comment instead of the outermost; always oldest first. */
  parent: IdSchema.optional(),
  /** A part of the thread: this comment under the two it answers, with what hangs below it. */
  comment: IdSchema.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
};

export const ReadThreadSchema = z.object(sorted);

/** A thread by what it is about: one that nobody has begun can be asked for too. */
export const FindThreadSchema = z
  .object({
    annotation: IdSchema.optional(),
    article: IdSchema.optional(),
    group: IdSchema.optional(),
    ...sorted,
  })
  .refine(
    (query) => (query.annotation ? !query.article && !query.group : query.article && query.group),
    "Name an annotation, or an article and a group.",
  );

export const ResolveThreadSchema = z.strictObject({
  version: z.number().int().min(1),
  reason: plainText(MAX_RESOLUTION_LENGTH).refine(
    (text) => text.trim().length > 0,
    "Say in a few words why.",
  ),
});
export const ReopenThreadSchema = z.strictObject({ version: z.number().int().min(1) });
export const FollowThreadSchema = z.strictObject({ following: FollowingSchema });
/** Comments up to this moment were seen. */
export const MarkReadSchema = z.strictObject({ upTo: z.iso.datetime() });

export const MentionQuerySchema = z
  .object({
    annotation: IdSchema.optional(),
    article: IdSchema.optional(),
    group: IdSchema.optional(),
    /** The beginning of a handle or of a word of a name. */
    q: z.string().max(80).default(""),
  })
  .refine(
    (query) => (query.annotation ? !query.article && !query.group : query.article && query.group),
    "Name an annotation, or an article and a group.",
  );

/** A discussed passage among others. */
export interface ThreadSummary {
  id: string;
  annotationId: string;
  /** The words that it stands on; "" where they are no longer known. */
  exact: string;
  commentCount: number;
  /** When somebody last said something that still stands, ISO 8601. */
  lastAt: string;
  isResolved: boolean;
  isLocked: boolean;
}
