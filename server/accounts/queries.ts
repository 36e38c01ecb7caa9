import type { AccountView } from "@/core/account";
import { db } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import { type Actor, requirePerson } from "@/server/session";

export const accountSelect = {
  id: true,
  name: true,
  handle: true,
  email: true,
  siteRole: true,
  passwordHash: true,
  demoRole: true,
  createdAt: true,
  deletionAt: true,
  deletionChoice: true,
  externalAccounts: { select: { provider: true }, orderBy: { provider: "asc" } },
} satisfies Prisma.PersonSelect;

type AccountRow = Prisma.PersonGetPayload<{ select: typeof accountSelect }>;

export const toAccountView = (person: AccountRow): AccountView => ({
  id: person.id,
  name: person.name,
  handle: person.handle,
  email: person.email,
  siteRole: person.siteRole,
  hasPassword: person.passwordHash !== null,
  isDemo: person.demoRole !== null,
  createdAt: person.createdAt.toISOString(),
  deletion: person.deletionAt && {
    at: person.deletionAt.toISOString(),
    words: person.deletionChoice ?? "anonymise",
  },
  providers: [...new Set(person.externalAccounts.map((external) => external.provider))],
});

/** The actor's own account. @throws AppError unauthenticated for visitors. */
export async function getAccount(actor: Actor): Promise<AccountView> {
  const { id } = requirePerson(actor);
  return toAccountView(await db.person.findUniqueOrThrow({ where: { id }, select: accountSelect }));
}
