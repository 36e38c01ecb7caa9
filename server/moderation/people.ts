import type { PersonRef } from "@/core/person";
import type { Transaction } from "@/server/db";

/** People by id, for what names them without a relation; those who are not there are left out. */
export async function peopleById(
  tx: Transaction,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, PersonRef>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))];
  if (wanted.length === 0) return new Map();
  const people = await tx.person.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true, handle: true },
  });
  return new Map(people.map((one) => [one.id, one]));
}
