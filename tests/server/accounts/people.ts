import { randomInt } from "node:crypto";
import { v7 } from "uuid";
import { signUp } from "@/server/accounts/sign-up";
import { db } from "@/server/db";
import type { Client } from "@/server/http/client-address";
import { actorForPerson, type SignedInActor } from "@/server/session";

/** A client of its own for each test, since limits count by address. */
export const newClient = (): Client => ({
  address: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
  isLocal: false,
  origin: "http://localhost:3000",
});

/** What somebody types to sign up; nobody else has this handle or address. */
export function newSignUp() {
  const unique = v7().replaceAll("-", "").slice(-16);
  return {
    name: "Ada Test",
    handle: `ada-${unique}`,
    email: `ada-${unique}@example.org`,
    password: "four unrelated words",
  };
}

export interface TestAccount extends ReturnType<typeof newSignUp> {
  id: string;
  actor: SignedInActor;
}

export async function newAccount(): Promise<TestAccount> {
  const typed = newSignUp();
  const { session } = await signUp(newClient(), typed);
  return { ...typed, id: session.id, actor: await actorForPerson(session.id) };
}

export const rowOf = (id: string) => db.person.findUniqueOrThrow({ where: { id } });

/** The same person as a token would act for them. */
export const throughToken = (actor: SignedInActor): SignedInActor => ({ ...actor, via: "token" });
