import { type AccountView, UpdateProfileSchema } from "@/core/account";
import { refuseReservedHandle } from "@/server/accounts/handles";
import { requireOwnAccount } from "@/server/accounts/own-account";
import { accountSelect, toAccountView } from "@/server/accounts/queries";
import { taken, uniqueFault } from "@/server/accounts/unique-fault";
import { db } from "@/server/db";
import { consume } from "@/server/limits";
import type { Actor } from "@/server/session";

/**
 * Changes the actor's name, handle or both.
 * @throws AppError conflict on `handle` when somebody else has it.
 */
export async function updateProfile(actor: Actor, input: unknown): Promise<AccountView> {
  const person = requireOwnAccount(actor);
  const { name, handle } = UpdateProfileSchema.parse(input);
  if (handle !== undefined && handle !== person.handle) refuseReservedHandle(handle);
  await consume("write", person.id);
  try {
    const changed = await db.person.update({
      where: { id: person.id },
      data: { name, handle },
      select: accountSelect,
    });
    return toAccountView(changed);
  } catch (thrown) {
    throw uniqueFault(thrown) === "handle" ? taken(["handle"]) : thrown;
  }
}
