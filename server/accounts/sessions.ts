import { requireOwnAccount } from "@/server/accounts/own-account";
import { db } from "@/server/db";
import { consume } from "@/server/limits";
import type { Actor } from "@/server/session";

/** Ends every session of the actor's account, on every device, this one too. Tokens stay until revoked. */
export async function signOutEverywhere(actor: Actor): Promise<void> {
  const { id } = requireOwnAccount(actor);
  await consume("write", id);
  await db.person.update({ where: { id }, data: { sessionVersion: { increment: 1 } }, select: { id: true } });
}
