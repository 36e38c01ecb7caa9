import { ReadNotificationsSchema } from "@/core/notification";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { countUnread } from "@/server/notifications/queries";
import { UNREAD } from "@/server/notifications/tell";
import { type Actor, requirePerson } from "@/server/session";

/** Marks what the actor was told as seen: those named, or all. Others' ids name nothing. */
export async function readNotifications(actor: Actor, input: unknown): Promise<{ unread: number }> {
  const person = requirePerson(actor);
  const { ids } = ReadNotificationsSchema.parse(input);
  const named = ids ? Prisma.sql`AND id = ANY(${ids}::uuid[])` : Prisma.empty;
  // What was gathered until now is told; what comes from now on is told anew.
  await db.$executeRaw`
    UPDATE "Notification" SET "readAt" = now(),
      "onceKey" = CASE WHEN "onceKey" LIKE ${`%${UNREAD}`} THEN id::text ELSE "onceKey" END
    WHERE "personId" = ${person.id}::uuid AND "readAt" IS NULL ${named}`;
  return { unread: await countUnread(actor) };
}
