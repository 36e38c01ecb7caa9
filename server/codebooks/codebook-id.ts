import { notFound } from "@/core/errors";
import { IdSchema } from "@/core/id";
import { canReadCodebook } from "@/core/permissions";
import { db } from "@/server/db";
import type { Actor } from "@/server/session";

export const SLUG = /^[a-z0-9-]{1,100}$/;

/** The id of a codebook by its slug or id. @throws AppError not-found, for what the actor may not read too */
export async function codebookId(actor: Actor, slugOrId: string): Promise<string> {
  return (await readableCodebook(actor, slugOrId)).id;
}

export async function readableCodebook(
  actor: Actor,
  slugOrId: string,
): Promise<{ id: string; slug: string; groupId: string | null; version: number }> {
  const id = IdSchema.safeParse(slugOrId);
  if (!id.success && !SLUG.test(slugOrId)) throw notFound("codebook");
  const row = await db.codebook.findUnique({
    where: id.success ? { id: id.data } : { slug: slugOrId },
    select: { id: true, slug: true, groupId: true, version: true },
  });
  if (!row || !canReadCodebook(actor, row.groupId)) throw notFound("codebook");
  return row;
}
