import { canReadCodebook } from "@/core/permissions";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import type { Subscriber } from "@/server/live/subscriber";
import { log } from "@/server/log";

/** Tells those who may read a codebook that it has another version; what is in it they fetch by their rights. */
export async function tellCodebook(id: string, subscribers: Iterable<Subscriber>): Promise<void> {
  try {
    const [book] = await hotQuery<{ groupId: string | null; version: number }>(
      Prisma.sql`SELECT "groupId", version FROM "Codebook" WHERE id = ${id}::uuid`,
    );
    if (!book) return;
    for (const one of subscribers) {
      if (canReadCodebook(one.actor, book.groupId)) one.tell("codebook", { id, version: book.version });
    }
  } catch (error) {
    log.warn({ error: (error as Error).message }, "a codebook's new version could not be told");
  }
}
