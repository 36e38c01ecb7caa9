import { forbidden, invalid, notFound } from "@/core/errors";
import { canKeepForSelf } from "@/core/permissions";
import type { PersonRef } from "@/core/person";
import { db } from "@/server/db";
import { consume } from "@/server/limits";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";

/** More than anybody means one by one. */
const MAX_IGNORED = 1_000;

/** Whose words the actor does not want to meet, the last ones first. */
export async function listIgnoredPeople(actor: Actor): Promise<{ items: PersonRef[] }> {
  const person = requirePerson(actor);
  const rows = await db.ignoredPerson.findMany({
    where: { personId: person.id },
    orderBy: [{ createdAt: "desc" }, { ignoredId: "desc" }],
    take: MAX_IGNORED,
    select: { ignored: { select: { id: true, name: true, handle: true } } },
  });
  return { items: rows.map(({ ignored }) => ignored) };
}

/**
 * Folds somebody's words away for the actor alone; the other is not told. Twice is once.
 * @throws AppError invalid for oneself and beyond 1,000, not-found.
 */
export async function ignorePerson(actor: Actor, personId: string): Promise<void> {
  const person = await keeper(actor);
  if (personId === person.id) throw invalid("personId", "You cannot ignore yourself.");
  const exists = await db.person.findUnique({ where: { id: personId }, select: { status: true } });
  if (!exists || exists.status === "deleted") throw notFound("person");
  if ((await db.ignoredPerson.count({ where: { personId: person.id } })) >= MAX_IGNORED) {
    throw invalid("personId", "You ignore 1,000 people already. Stop ignoring somebody first.");
  }
  await db.ignoredPerson.createMany({
    data: [{ personId: person.id, ignoredId: personId }],
    skipDuplicates: true,
  });
}

export async function stopIgnoring(actor: Actor, personId: string): Promise<void> {
  const person = await keeper(actor);
  await db.ignoredPerson.deleteMany({ where: { personId: person.id, ignoredId: personId } });
}

async function keeper(actor: Actor): Promise<SignedInActor> {
  const person = requirePerson(actor);
  if (!canKeepForSelf(person)) throw forbidden("This token may only read.");
  await consume("write", person.id);
  return person;
}
