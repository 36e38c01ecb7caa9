import { DEMO_ROLES, type DemoRole, DemoRoleSchema } from "@/core/account";
import { AppError, forbidden } from "@/core/errors";
import { newId } from "@/core/new-id";
import type { PersonRef, SiteRole } from "@/core/person";
import { account } from "@/messages/en/account";
import type { SessionGrant } from "@/server/accounts/sign-in";
import { db } from "@/server/db";
import { env } from "@/server/env";
import type { Client } from "@/server/http/client-address";
import { refuseShutOut } from "@/server/moderation/refuse-barred";

const SITE_ROLES: Partial<Record<DemoRole, SiteRole>> = {
  moderator: "moderator",
  administrator: "administrator",
};

/**
 * Whether this request may use the one-click accounts: the scripts' own database, and a request that came
 * over loopback to a loopback name. The name matters because a web page elsewhere can have its own name
 * answer with 127.0.0.1 (DNS rebinding), but cannot change the Host that the browser then sends.
 */
export const demoSignInAllowed = (client: Pick<Client, "isLocal">): boolean =>
  env.demoAllowed && client.isLocal;

/**
 * The six one-click accounts, made where they are missing. They have no e-mail address and no password,
 * so this is the only way into them.
 * @throws Error where demo accounts may not exist.
 */
export async function ensureDemoPeople(): Promise<Record<DemoRole, PersonRef>> {
  if (!env.demoAllowed) throw new Error("Demo accounts exist only on the embedded database, over loopback.");
  const entries: [DemoRole, PersonRef][] = [];
  for (const role of DEMO_ROLES) entries.push([role, await ensureDemoPerson(role)]);
  return Object.fromEntries(entries) as Record<DemoRole, PersonRef>;
}

function ensureDemoPerson(demoRole: DemoRole): Promise<PersonRef & SessionGrant> {
  return db.person.upsert({
    where: { demoRole },
    update: {},
    create: {
      id: newId(),
      demoRole,
      name: account.demo.roles[demoRole].name,
      handle: demoRole,
      siteRole: SITE_ROLES[demoRole] ?? "person",
    },
    select: { id: true, name: true, handle: true, sessionVersion: true },
  });
}

/**
 * Signs in as one of the demo accounts.
 * @throws AppError not-found where there is no demo sign-in, as for any page that does not exist.
 */
export async function signInAsDemo(client: Pick<Client, "isLocal">, role: unknown): Promise<SessionGrant> {
  if (!demoSignInAllowed(client)) throw new AppError("not-found", account.demo.none);
  const demoRole = DemoRoleSchema.parse(role);
  // Made again if the last one was deleted from its account page.
  const { id, sessionVersion } = await ensureDemoPerson(demoRole);
  const { status } = await db.person.findUniqueOrThrow({ where: { id }, select: { status: true } });
  if (status !== "active") throw forbidden(account.suspended);
  await refuseShutOut(id);
  return { id, sessionVersion };
}
