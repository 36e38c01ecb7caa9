import { DeleteAccountSchema } from "@/core/account";
import { invalid } from "@/core/errors";
import { DELETED_PERSON_NAME } from "@/core/person";
import { account } from "@/messages/en/account";
import { leaveAllGroups } from "@/server/accounts/leave-groups";
import { emailKey } from "@/server/accounts/limit-keys";
import { requireOwnAccount } from "@/server/accounts/own-account";
import { provePassword } from "@/server/accounts/sign-in";
import { takeBackWords } from "@/server/accounts/take-back-words";
import { db, type Transaction } from "@/server/db";
import { consume, forgive } from "@/server/limits";
import type { Actor } from "@/server/session";

/** Milliseconds: somebody may have written thousands of notes on busy articles. */
const PATIENCE = { maxWait: 15_000, timeout: 60_000 } as const;

/**
 * Deletes the actor's account: ends every way in, forgets who they were, leaves their groups and takes
 * back their words (see `takeBackWords`). The row stays, without a name, for what others answered.
 * @throws AppError invalid on `handle` or `password` when they do not prove it; conflict naming the groups
 *   that would be left without an owner.
 */
export async function deleteAccount(actor: Actor, input: unknown): Promise<void> {
  const person = requireOwnAccount(actor);
  const { id } = person;
  const typed = DeleteAccountSchema.parse(input);
  await consume("write", id);
  const own = await db.person.findUniqueOrThrow({
    where: { id },
    select: { handle: true, passwordHash: true, email: true },
  });
  if (typed.handle.trim().replace(/^@/, "").toLowerCase() !== own.handle) {
    throw invalid("handle", account.notTheHandle);
  }
  if (own.passwordHash !== null) {
    await provePassword({ id, passwordHash: own.passwordHash }, typed.password, "password");
  }
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Person" WHERE id = ${id}::uuid FOR UPDATE`;
    await leaveAllGroups(tx, person);
    await takeBackWords(tx, id);
    await forget(tx, id, own.email);
  }, PATIENCE);
  if (own.email) await forgive("sign-in-account", emailKey(own.email));
}

async function forget(tx: Transaction, id: string, email: string | null): Promise<void> {
  await tx.externalAccount.deleteMany({ where: { personId: id } });
  await tx.apiToken.deleteMany({ where: { personId: id } });
  await tx.passwordReset.deleteMany({ where: { personId: id } });
  if (email !== null) await tx.verificationToken.deleteMany({ where: { identifier: email } });
  await tx.person.update({
    where: { id },
    data: {
      status: "deleted",
      name: DELETED_PERSON_NAME,
      // The random end of a UUIDv7: nobody can choose a handle that begins like this.
      handle: `deleted-${id.replaceAll("-", "").slice(-12)}`,
      email: null,
      emailVerifiedAt: null,
      passwordHash: null,
      demoRole: null,
      siteRole: "person",
      sessionVersion: { increment: 1 },
    },
    select: { id: true },
  });
}
