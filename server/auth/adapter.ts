import type { Adapter, AdapterAccount, AdapterUser } from "next-auth/adapters";
import { takeOverByEmail } from "@/server/accounts/email-proof";
import { keepSignInLink } from "@/server/accounts/sign-in-links";
import { createProvenPerson } from "@/server/accounts/sign-up";
import { db } from "@/server/db";
import type { ClientAddress } from "@/server/http/client-address";

/**
 * What next-auth needs of our tables, and nothing more: sessions are cookies, so there are no session
 * methods, and profiles are changed on the account page alone.
 */
export function accountAdapter(client: ClientAddress): Adapter {
  return {
    createUser: async (user: { name?: string | null; email?: string | null }) => {
      const { id } = await createProvenPerson(client, { name: user.name ?? null, email: user.email || null });
      return toUser(await db.person.findUniqueOrThrow({ where: { id }, select: userSelect }));
    },

    /**
     * next-auth asks this only to add another sign-in to whoever is signed in on the browser. An account
     * is joined by its verified e-mail address alone, so that an ended session can add nothing.
     */
    getUser: async () => null,

    getUserByEmail: async (email) =>
      toUserOrNull(await db.person.findUnique({ where: { email: email.toLowerCase() }, select: userSelect })),

    getUserByAccount: async ({ provider, providerAccountId }) => {
      const external = await db.externalAccount.findUnique({
        where: { provider_providerAccountId: { provider, providerAccountId } },
        select: { person: { select: userSelect } },
      });
      return toUserOrNull(external?.person ?? null);
    },

    /** Called when a mailed link was opened: the address is proven. */
    updateUser: async ({ id }) => {
      await db.$transaction((tx) => takeOverByEmail(tx, id));
      return toUser(await db.person.findUniqueOrThrow({ where: { id }, select: userSelect }));
    },

    /** Called for a new person, or one found by an address that the provider says is verified. */
    linkAccount: async ({ provider, providerAccountId, userId }: AdapterAccount) => {
      await db.$transaction(async (tx) => {
        await takeOverByEmail(tx, userId);
        await tx.externalAccount.create({
          data: { provider, providerAccountId, personId: userId },
          select: { personId: true },
        });
      });
    },

    createVerificationToken: async ({ identifier, token, expires }) => {
      await keepSignInLink(identifier, toTokenHash(token), expires);
      return { identifier, token, expires };
    },

    useVerificationToken: async ({ identifier, token }) => {
      // Deleting is the check: of two at once, one finds it.
      const [used] = await db.$queryRaw<{ expiresAt: Date }[]>`
        DELETE FROM "VerificationToken"
        WHERE identifier = ${identifier} AND "tokenHash" = ${toTokenHash(token)} RETURNING "expiresAt"`;
      return used ? { identifier, token, expires: used.expiresAt } : null;
    },
  };
}

/** next-auth hands over SHA-256 in hex (the provider's secret being ""); our `hashToken` writes base64url. */
const toTokenHash = (hex: string): string => Buffer.from(hex, "hex").toString("base64url");

const userSelect = { id: true, name: true, email: true, emailVerifiedAt: true } as const;

interface UserRow {
  id: string;
  name: string;
  email: string | null;
  emailVerifiedAt: Date | null;
}

const toUser = (person: UserRow): AdapterUser => ({
  id: person.id,
  name: person.name,
  email: person.email ?? "",
  emailVerified: person.emailVerifiedAt,
});

const toUserOrNull = (person: UserRow | null): AdapterUser | null => (person ? toUser(person) : null);
