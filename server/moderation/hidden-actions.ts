import { Prisma } from "@/server/generated/prisma/client";
import type { SignedInActor } from "@/server/session";
import { isBlindLayer } from "@/server/visibility";

/**
 * What was done about words that somebody is blind to: that there are any would be said with it.
 * SQL over `"ModerationAction" m` for a truth value that is never null; what was done about them they see.
 */
export const isHiddenAction = (person: SignedInActor): Prisma.Sql =>
  person.blindTo === undefined
    ? Prisma.sql`false`
    : Prisma.sql`(m."personId" IS DISTINCT FROM ${person.id}::uuid AND (
        EXISTS (SELECT 1 FROM "Annotation" n WHERE n.id = m."annotationId" AND ${isBlindLayer(person, Prisma.sql`n`)})
        OR EXISTS (SELECT 1 FROM "Thread" t WHERE t.id = coalesce(m."threadId",
          (SELECT c."threadId" FROM "Comment" c WHERE c.id = m."commentId")) AND ${isBlindLayer(person, Prisma.sql`t`)})))`;
