import { z } from "zod";
import { IdSchema } from "@/core/id";
import { PageQuerySchema } from "@/core/page";
import { PersonRefSchema } from "@/core/person";

/**
 * What people are told of, and what each kind carries. Only ids and numbers: names and words are looked up when
 * somebody looks, as far as they may see them then, so that nothing of them is left here when they are gone.
 */
export const NOTIFICATION_DATA = {
  /** An article was corrected under one's annotations: the new version's number, and how many it touched. */
  "anchors-changed": z.strictObject({ number: z.int(), edited: z.int(), orphaned: z.int() }),
  /** Somebody named one in a comment, which is the subject. */
  mentioned: z.strictObject({ threadId: z.uuid() }),
  /** Somebody answered one's comment, or commented on one's annotation; the answer is the subject. */
  replied: z.strictObject({ threadId: z.uuid() }),
  /** New comments in a thread that one follows, gathered until they are read; the first of them is the subject. */
  "thread-comment": z.strictObject({ threadId: z.uuid() }),
  /** A moderator did something about one's words or oneself; the action is the subject. */
  moderated: z.strictObject({ actionId: z.uuid() }),
  /** What came of one's flag on an annotation or comment, which is the subject. */
  "flag-settled": z.strictObject({ caseId: z.uuid(), outcome: z.enum(["kept", "acted"]) }),
  /** The moderators wrote in one's appeal (null), or decided it; the appeal is the subject. */
  "appeal-answered": z.strictObject({
    appealId: z.uuid(),
    actionId: z.uuid(),
    isGranted: z.boolean().nullable(),
  }),
  /** One has a part in a task, which is the subject; so of the next two. */
  "task-assigned": z.strictObject({}),
  /** Everybody's words are shown now: one may look and revise. */
  "task-revealed": z.strictObject({}),
  /** It is due soon, or somebody reminds one of it. */
  "task-due": z.strictObject({}),
  /** Something waits for a group's moderators, gathered until it is read; the group is the subject. */
  "queue-waiting": z.strictObject({}),
} as const;

export const NOTIFICATION_KINDS = Object.keys(NOTIFICATION_DATA) as [NotificationKind, ...NotificationKind[]];
export const NotificationKindSchema = z.enum(NOTIFICATION_KINDS);
export type NotificationKind = keyof typeof NOTIFICATION_DATA;
export type NotificationData = { [K in NotificationKind]: z.infer<(typeof NOTIFICATION_DATA)[K]> };

/** One is told of these once until one has read them, however much more happens meanwhile. */
export const GATHERED_KINDS: ReadonlySet<NotificationKind> = new Set(["thread-comment", "queue-waiting"]);

export const ListNotificationsSchema = PageQuerySchema;

/** Which ones were seen; left out: all. */
export const ReadNotificationsSchema = z.strictObject({ ids: z.array(IdSchema).min(1).max(200).optional() });

export const NotificationViewSchema = z
  .strictObject({
    id: z.uuid(),
    kind: NotificationKindSchema,
    /** Null when it is about no article, or one that the person may no longer read. */
    article: z.strictObject({ slug: z.string(), title: z.string() }).nullable(),
    group: z.strictObject({ slug: z.string(), name: z.string() }).nullable(),
    /** Whoever did it, where that is to be said. */
    by: PersonRefSchema.nullable(),
    /** The beginning of the words that it is about, plain. */
    excerpt: z.string(),
    /** Where it leads to, as a path; null when what it was about is no longer there for the person. */
    href: z.string().nullable(),
    /** Depends on the kind: numbers, and what a moderator's action says. */
    data: z.record(z.string(), z.unknown()),
    createdAt: z.iso.datetime(),
    readAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Notification" });
export type NotificationView = z.infer<typeof NotificationViewSchema>;

export const UnreadSchema = z.strictObject({ unread: z.int() }).meta({ id: "Unread" });
