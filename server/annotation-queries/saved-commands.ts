import type { AnnotationQuery } from "@/core/annotation-query/query";
import {
  MAX_SAVED,
  SavedQueryChangesSchema,
  SavedQueryDraftSchema,
  type SavedQueryView,
} from "@/core/annotation-query/saved";
import { conflict, forbidden, invalid, notFound } from "@/core/errors";
import { canDeleteWritten, canEditWritten, canReadGroup, canWriteIn } from "@/core/permissions";
import { withIds } from "@/server/annotation-queries/saved-names";
import { type SavedRow, savedSelect, toSavedQueries } from "@/server/annotation-queries/saved-rows";
import { queryFrom } from "@/server/annotation-queries/select";
import { idFrom } from "@/server/articles/access";
import { db } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import { consume } from "@/server/limits";
import { mayNotWrite } from "@/server/moderation/refuse-barred";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { isUniqueViolation } from "@/server/unique-violation";

/**
 * Keeps a query, for oneself or for a group. The id is the caller's: the same one sent again is the same query.
 * @throws AppError invalid for a query that cannot be read or names what is not there, not-found, forbidden, rate-limited; conflict for an id
 *   that is somebody else's
 */
export async function saveQuery(actor: Actor, input: unknown): Promise<SavedQueryView> {
  const person = requirePerson(actor);
  const { id, name, query, groupId } = SavedQueryDraftSchema.parse(input);
  const asked = queryFrom(query);
  await consume("write", person.id);
  await requireSharing(person, groupId);
  if ((await db.savedQuery.count({ where: { personId: person.id } })) >= MAX_SAVED) {
    throw invalid("name", `You keep ${MAX_SAVED} queries, which is the most. Delete one first.`);
  }
  const kept = await withIds(actor, asked);
  try {
    const row = await db.savedQuery.create({
      data: { id, name, query: asJson(kept), groupId, personId: person.id },
      select: savedSelect,
    });
    return await toView(actor, row);
  } catch (thrown) {
    if (!isUniqueViolation(thrown)) throw thrown;
    const known = await db.savedQuery.findUnique({ where: { id }, select: savedSelect });
    if (known?.personId !== person.id) throw conflict("This id belongs to something else.");
    return toView(actor, known);
  }
}

/**
 * Renames a query, changes what it asks, or with whom it is shared.
 * @throws AppError not-found, forbidden, invalid; conflict when it changed since the caller saw it
 */
export async function updateSavedQuery(
  actor: Actor,
  queryId: string,
  input: unknown,
): Promise<SavedQueryView> {
  const person = requirePerson(actor);
  const { version, name, query, groupId } = SavedQueryChangesSchema.parse(input);
  await consume("write", person.id);
  const row = await readableSaved(person, queryId);
  if (!canEditWritten(actor, written(row))) throw forbidden("Only who saved a query can change it.");
  if (groupId !== undefined && groupId !== row.groupId) await requireSharing(person, groupId);
  const kept = query === undefined ? undefined : await withIds(actor, queryFrom(query));
  const changed = await db.savedQuery.updateManyAndReturn({
    where: { id: row.id, version },
    data: {
      version: { increment: 1 },
      ...(name !== undefined && { name }),
      ...(kept && { query: asJson(kept) }),
      ...(groupId !== undefined && { groupId }),
    },
    select: savedSelect,
  });
  const [now] = changed;
  if (!now) throw conflict("This query was changed meanwhile.", await toView(actor, row), input);
  return toView(actor, now);
}

/** For whoever saved it, and whoever moderates the group it is shared with. @throws AppError not-found, forbidden. */
export async function deleteSavedQuery(actor: Actor, queryId: string): Promise<void> {
  const person = requirePerson(actor);
  await consume("write", person.id);
  const row = await readableSaved(person, queryId);
  if (!canDeleteWritten(actor, written(row))) throw forbidden("Only who saved a query can delete it.");
  await db.savedQuery.deleteMany({ where: { id: row.id } });
}

async function toView(actor: Actor, row: SavedRow): Promise<SavedQueryView> {
  const [view] = await toSavedQueries(actor, [row]);
  if (!view) throw new Error("A query that is there has no view.");
  return view;
}

const written = (row: SavedRow) => ({ groupId: row.groupId, authorId: row.personId });

const asJson = (query: AnnotationQuery) => query as unknown as Prisma.InputJsonObject;

async function readableSaved(person: SignedInActor, queryId: string): Promise<SavedRow> {
  const id = idFrom(queryId, "query");
  const row = await db.savedQuery.findUnique({ where: { id }, select: savedSelect });
  const isReadable =
    row && (row.personId === person.id || (row.groupId !== null && canReadGroup(person, row.groupId)));
  if (!isReadable) throw notFound("query");
  return row;
}

async function requireSharing(person: SignedInActor, groupId: string | null): Promise<void> {
  if (groupId === null) return;
  if (!canReadGroup(person, groupId)) throw notFound("group");
  if (!canWriteIn(person, groupId)) throw await mayNotWrite(person, groupId);
}
