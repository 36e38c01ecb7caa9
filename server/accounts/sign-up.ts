import { type AccountView, SignUpSchema } from "@/core/account";
import { newId } from "@/core/new-id";
import { PersonNameSchema } from "@/core/person";
import { account } from "@/messages/en/account";
import { mailConfirmation } from "@/server/accounts/confirmation";
import { refuseReservedHandle, suggestHandle } from "@/server/accounts/handles";
import { accountSelect, toAccountView } from "@/server/accounts/queries";
import { taken, uniqueFault } from "@/server/accounts/unique-fault";
import { hashPassword } from "@/server/auth/password";
import { db } from "@/server/db";
import type { Client, ClientAddress } from "@/server/http/client-address";
import { consume } from "@/server/limits";

export interface NewAccount {
  account: AccountView;
  /** For `startSession`. */
  session: { id: string; sessionVersion: number };
}

/**
 * Makes an account with a password.
 * @throws AppError invalid; conflict naming `email` or `handle` when somebody has it; rate-limited.
 */
export async function signUp(client: Client, input: unknown): Promise<NewAccount> {
  const { name, handle, email, password } = SignUpSchema.parse(input);
  refuseReservedHandle(handle);
  await consume("sign-up-address", client.address);
  await refuseTaken(email, handle);
  const passwordHash = await hashPassword(password);
  try {
    const person = await db.person.create({
      data: { id: newId(), name, handle, email, passwordHash },
      select: { ...accountSelect, sessionVersion: true },
    });
    mailConfirmation(client, { id: person.id, email });
    return {
      account: toAccountView(person),
      session: { id: person.id, sessionVersion: person.sessionVersion },
    };
  } catch (thrown) {
    const field = uniqueFault(thrown);
    throw field ? taken([field]) : thrown;
  }
}

async function refuseTaken(email: string, handle: string): Promise<void> {
  const others = await db.person.findMany({
    where: { OR: [{ email }, { handle }] },
    select: { email: true, handle: true },
  });
  const fields = [
    ...(others.some((other) => other.email === email) ? (["email"] as const) : []),
    ...(others.some((other) => other.handle === handle) ? (["handle"] as const) : []),
  ];
  if (fields.length > 0) throw taken(fields);
}

/**
 * Makes an account for somebody who proved who they are elsewhere: by a mailed link or another provider.
 * @param proven the e-mail address is theirs: the mail reached them, or the provider says it is verified
 */
export async function createProvenPerson(
  client: ClientAddress,
  proven: { name: string | null; email: string | null },
): Promise<{ id: string }> {
  await consume("sign-up-address", client.address);
  const source = proven.name ?? proven.email?.split("@")[0] ?? "";
  const name = PersonNameSchema.safeParse(source.slice(0, 80)).data ?? account.unnamed;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await db.person.create({
        data: {
          id: newId(),
          name,
          handle: suggestHandle(source, attempt),
          email: proven.email,
          emailVerifiedAt: proven.email === null ? null : new Date(),
        },
        select: { id: true },
      });
    } catch (thrown) {
      if (uniqueFault(thrown) !== "handle" || attempt >= 8) throw thrown;
    }
  }
}
