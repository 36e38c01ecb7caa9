import { AppError, type ErrorCode } from "@/core/errors";
import { type GroupKind, type MembershipRole, MembershipRoleSchema } from "@/core/group";
import type { SiteRole } from "@/core/person";
import { pool } from "@/server/db";
import { type Actor, actorForPerson, type SignedInActor, VISITOR } from "@/server/session";
import { insertGroup, insertPerson, type TestGroup } from "@/tests/support/rows";

/** A new person as an actor. */
export async function someone(name = "Somebody", siteRole: SiteRole = "person"): Promise<SignedInActor> {
  const { id } = await insertPerson(pool(), { name, siteRole });
  return actorForPerson(id);
}

/** The same person with the roles that they have now, as the next request would see them. */
export const again = (actor: SignedInActor): Promise<SignedInActor> => actorForPerson(actor.id);

/** The same person through a token that may only read. */
export const readOnly = (actor: SignedInActor): SignedInActor => ({
  ...actor,
  via: "token",
  mayWrite: false,
});

export type RoleName = "visitor" | "stranger" | MembershipRole;
export const ROLE_NAMES: readonly RoleName[] = [
  "visitor",
  "stranger",
  "observer",
  "member",
  "moderator",
  "owner",
];

/** A group with one person of each role, and a second owner, as actors. */
export async function peopledGroup(kind: GroupKind = "class"): Promise<{
  group: TestGroup;
  as: Record<MembershipRole | "stranger" | "otherOwner", SignedInActor>;
  actor: (role: RoleName) => Actor;
}> {
  const ids: Record<string, MembershipRole> = {};
  const people = new Map<string, string>();
  for (const role of MembershipRoleSchema.options) {
    const { id } = await insertPerson(pool(), { name: `The ${role}` });
    ids[id] = role;
    people.set(role, id);
  }
  const { id: otherId } = await insertPerson(pool(), { name: "The other owner" });
  ids[otherId] = "owner";
  people.set("otherOwner", otherId);
  const group = await insertGroup(pool(), ids, { kind });
  const as = { stranger: await someone("The stranger") } as Awaited<ReturnType<typeof peopledGroup>>["as"];
  for (const [role, id] of people) as[role as MembershipRole] = await actorForPerson(id);
  return { group, as, actor: (role) => (role === "visitor" ? VISITOR : as[role]) };
}

/** The code of the AppError that something was refused with, or "ok". Anything else that is thrown passes on. */
export async function answerOf(work: Promise<unknown>): Promise<ErrorCode | "ok"> {
  try {
    await work;
    return "ok";
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
}

export async function rolesIn(groupId: string): Promise<Record<string, MembershipRole>> {
  const { rows } = await pool().query<{ personId: string; role: MembershipRole }>(
    `SELECT "personId", role FROM "Membership" WHERE "groupId" = $1`,
    [groupId],
  );
  return Object.fromEntries(rows.map(({ personId, role }) => [personId, role]));
}
