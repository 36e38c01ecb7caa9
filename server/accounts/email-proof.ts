import type { Transaction } from "@/server/db";

/**
 * Notes that the person who acts holds the account's e-mail address. The first time, everything that was
 * set up before falls away: password, sessions, tokens and other sign-ins. Otherwise somebody could make an account with
 * another's address, wait for its owner to come by mail or provider, and share the account unseen
 * ("classic-federated merge": Sudhodanan and Paverd, "Pre-hijacked accounts", USENIX Security 2022).
 */
export async function takeOverByEmail(tx: Transaction, personId: string): Promise<void> {
  const { count } = await tx.person.updateMany({
    where: { id: personId, email: { not: null }, emailVerifiedAt: null },
    data: { emailVerifiedAt: new Date(), passwordHash: null, sessionVersion: { increment: 1 } },
  });
  if (count === 0) return;
  await tx.apiToken.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: new Date() } });
  await tx.externalAccount.deleteMany({ where: { personId } });
}
