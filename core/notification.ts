import { z } from "zod";
import { IdSchema } from "@/core/id";
import { PageQuerySchema } from "@/core/page";

/** What people are told of. */
export const NotificationKindSchema = z.enum(["anchors-changed"]);

export const ListNotificationsSchema = PageQuerySchema;

/** Which ones were seen; left out: all. */
export const ReadNotificationsSchema = z.strictObject({ ids: z.array(IdSchema).min(1).max(200).optional() });

export const NotificationViewSchema = z
  .strictObject({
    id: z.uuid(),
    kind: NotificationKindSchema,
    article: z.strictObject({ slug: z.string(), title: z.string() }).nullable(),
    /** Depends on the kind; `anchors-changed`: the version's number, and how many of the person's annotations it touched. */
    data: z.record(z.string(), z.unknown()),
    createdAt: z.iso.datetime(),
    readAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Notification" });
export type NotificationView = z.infer<typeof NotificationViewSchema>;

export const UnreadSchema = z.strictObject({ unread: z.int() }).meta({ id: "Unread" });
