import { ReadNotificationsSchema } from "@/core/notification";
import { db } from "@/server/db";
import { countUnread } from "@/server/notifications/queries";
import { type Actor, requirePerson } from "@/server/session";

/** Marks what the actor was told as seen: those named, or all. Others' ids name nothing. */
export async function readNotifications(actor: Actor, input: unknown): Promise<{ unread: number }> {
  const person = requirePerson(actor);
  const { ids } = ReadNotificationsSchema.parse(input);
  await db.notification.updateMany({
    where: { personId: person.id, readAt: null, ...(ids && { id: { in: ids } }) },
    data: { readAt: new Date() },
  });
  return { unread: await countUnread(actor) };
}
