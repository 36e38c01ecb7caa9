import { forgetPerson } from "@/server/accounts/forget-person";
import { leaveAllGroups } from "@/server/accounts/leave-groups";
import { emailKey } from "@/server/accounts/limit-keys";
import { leaveWords, takeBackWords } from "@/server/accounts/take-back-words";
import { db, type Transaction } from "@/server/db";
import type { DeletionChoice } from "@/server/generated/prisma/enums";
import { forgive } from "@/server/limits";
import { log } from "@/server/log";
import { audit } from "@/server/moderation/audit";

/** Milliseconds: somebody may have written thousands of notes on busy articles. */
const PATIENCE = { maxWait: 15_000, timeout: 120_000 } as const;

/**
 * Deletes the accounts whose day of grace is over: ends every way in, forgets who they were, leaves their groups,
 * and takes back their words or leaves them to nobody, as they chose. The row stays, without a name, for what
 * others answered and for the audit log, which knows people by their ids alone.
 */
export async function deleteDueAccounts(signal?: AbortSignal): Promise<void> {
  const due = await db.person.findMany({
    where: { deletionAt: { lte: new Date() }, status: { not: "deleted" } },
    select: { id: true },
    orderBy: { deletionAt: "asc" },
  });
  for (const { id } of due) {
    if (signal?.aborted) return;
    try {
      await deleteIfDue(id);
    } catch (error) {
      // One that cannot be deleted must not keep the others; it is tried again.
      log.error({ error, person: id }, "an account could not be deleted");
    }
  }
}

async function deleteIfDue(id: string): Promise<void> {
  const email = await db.$transaction(async (tx) => {
    const person = await claim(tx, id);
    if (!person) return null;
    await leaveAllGroups(tx, id);
    if (person.deletionChoice === "remove") await takeBackWords(tx, id);
    else await leaveWords(tx, id);
    await forgetPerson(tx, { id, ...person });
    await audit(tx, {
      action: "person.deleted",
      actorId: id,
      groupId: null,
      subjectKind: "person",
      subjectId: id,
      personId: id,
      data: { words: person.deletionChoice ?? "anonymise" },
    });
    return person.email;
  }, PATIENCE);
  if (email === null) return;
  for (const limit of ["sign-in-account", "mail-recipient"] as const) await forgive(limit, emailKey(email));
}

interface DuePerson {
  handle: string;
  email: string | null;
  deletionChoice: DeletionChoice | null;
}

/** Locks the row, unless another worker has it, or its person has thought again. */
async function claim(tx: Transaction, id: string): Promise<DuePerson | undefined> {
  const [person] = await tx.$queryRaw<DuePerson[]>`
    SELECT handle, email, "deletionChoice"::text AS "deletionChoice" FROM "Person"
    WHERE id = ${id}::uuid AND "deletionAt" <= now() AND status <> 'deleted' FOR UPDATE SKIP LOCKED`;
  return person;
}
