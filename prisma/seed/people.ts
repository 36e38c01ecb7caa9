import type { DemoRole } from "@/core/account";
import { newId } from "@/core/new-id";
import { ensureDemoPeople } from "@/server/accounts/demo";
import { db } from "@/server/db";
import { actorForPerson, type SignedInActor } from "@/server/session";

export type DemoActors = Record<DemoRole, SignedInActor>;

export async function seedDemoPeople(): Promise<DemoActors> {
  const people = await ensureDemoPeople();
  const entries = await Promise.all(
    Object.entries(people).map(async ([role, person]) => [role, await actorForPerson(person.id)] as const),
  );
  return Object.fromEntries(entries) as DemoActors;
}

/**
 * On a database of one's own, the articles and codebooks that ship belong to a house account that nobody
 * can sign in to: it has neither an address nor a password.
 */
export async function seedKeeper(): Promise<SignedInActor> {
  const { id } = await db.person.upsert({
    where: { handle: "marginalia" },
    update: {},
    create: { id: newId(), handle: "marginalia", name: "Marginalia", siteRole: "administrator" },
    select: { id: true },
  });
  return actorForPerson(id);
}
