import { forbidden, notFound } from "@/core/errors";
import { SetSiteRoleSchema, type SiteTeamMember } from "@/core/moderation/settings";
import { canModerateSite, canSetSiteRole } from "@/core/permissions";
import { SiteRoleSchema } from "@/core/person";
import { moderation as words } from "@/messages/en/moderation";
import { idFrom } from "@/server/articles/access";
import { db, type Transaction } from "@/server/db";
import { consume } from "@/server/limits";
import { audit } from "@/server/moderation/audit";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";

export const personSelect = { id: true, name: true, handle: true, siteRole: true } as const;

export const administrators = (tx: Transaction): Promise<number> =>
  tx.person.count({ where: { siteRole: "administrator", status: "active" } });

/** Somebody with the roles on the site that the actor may give them. */
export function toTeamMember(
  actor: SignedInActor,
  { siteRole, ...person }: SiteTeamMember["person"] & { siteRole: SiteTeamMember["role"] },
  administratorCount: number,
): SiteTeamMember {
  const may = (role: SiteTeamMember["role"]) =>
    role !== siteRole && canSetSiteRole(actor, { siteRole, administratorCount }, role);
  return { person, role: siteRole, can: { setRoles: SiteRoleSchema.options.filter(may) } };
}

/** Who runs the site, for those who do. @throws AppError forbidden. */
export async function listSiteTeam(actor: Actor): Promise<{ items: SiteTeamMember[] }> {
  const person = requirePerson(actor);
  if (!canModerateSite(person)) throw forbidden(words.errors.siteOnly);
  const rows = await db.person.findMany({
    where: { siteRole: { not: "person" }, status: "active" },
    orderBy: [{ siteRole: "desc" }, { name: "asc" }, { id: "asc" }],
    take: 500,
    select: personSelect,
  });
  const count = await administrators(db);
  return { items: rows.map((row) => toTeamMember(person, row, count)) };
}

/**
 * Makes somebody a moderator or administrator of the site, or takes it back. The last administrator stays: two
 * who take it from each other at once decide one after the other.
 * @throws AppError invalid, not-found, forbidden, rate-limited.
 */
export async function setSiteRole(actor: Actor, personId: string, input: unknown): Promise<SiteTeamMember> {
  const person = requirePerson(actor);
  const { role } = SetSiteRoleSchema.parse(input);
  const id = idFrom(personId, "person");
  await consume("write", person.id);
  if (!canModerateSite(person) || person.siteRole !== "administrator") {
    throw forbidden(words.errors.onlyAdministrators);
  }
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT 1 FROM "Person" WHERE "siteRole" = 'administrator' OR id = ${id}::uuid ORDER BY id FOR NO KEY UPDATE`;
    const own = await tx.person.findUnique({ where: { id: person.id }, select: personSelect });
    const before = await tx.person.findFirst({ where: { id, status: "active" }, select: personSelect });
    if (!before || !own) throw notFound("person");
    const facts = { ...person, siteRole: own.siteRole };
    const administratorCount = await administrators(tx);
    if (before.siteRole === role) return toTeamMember(facts, before, administratorCount);
    if (!canSetSiteRole(facts, { siteRole: before.siteRole, administratorCount }, role)) {
      const isLast = before.siteRole === "administrator" && own.siteRole === "administrator";
      throw forbidden(isLast ? words.errors.lastAdministrator : words.errors.onlyAdministrators);
    }
    const now = await tx.person.update({ where: { id }, data: { siteRole: role }, select: personSelect });
    await audit(tx, {
      action: "person.site-role-set",
      actorId: person.id,
      groupId: null,
      subjectKind: "person",
      subjectId: id,
      personId: id,
      data: { from: before.siteRole, to: role },
    });
    const isSelf = id === person.id;
    return toTeamMember(isSelf ? { ...facts, siteRole: role } : facts, now, await administrators(tx));
  });
}
