import {
  ListNotificationsSchema,
  NotificationViewSchema,
  ReadNotificationsSchema,
  UnreadSchema,
} from "@/core/notification";
import { pageSchema } from "@/core/page";
import { handle } from "@/server/http/handle";
import { readNotifications } from "@/server/notifications/commands";
import { listNotifications } from "@/server/notifications/queries";

export const GET = handle(
  {
    summary: "What you were told, newest first",
    query: ListNotificationsSchema,
    answer: pageSchema(NotificationViewSchema),
  },
  ({ actor, query }) => listNotifications(actor, query),
);

export const PATCH = handle(
  {
    summary: "Mark what you were told as seen; without ids, all of it",
    body: ReadNotificationsSchema,
    answer: UnreadSchema,
  },
  ({ actor, body }) => readNotifications(actor, body),
);
