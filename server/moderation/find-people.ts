import { forbidden, notFound } from "@/core/errors";
import type { SiteTeamMember } from "@/core/moderation/settings";
import { canModerateSite } from "@/core/permissions";
import { moderation as words } from "@/messages/en/moderation";
import { idFrom } from "@/server/articles/access";
import { db } from "@/server/db";
import { administrators, personSelect, toTeamMember } from "@/server/moderation/site-team";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";

const MOST = 20;

function requireSiteModerator(actor: Actor): SignedInActor {
  const person = requirePerson(actor);
  if (!canModerateSite(person)) throw forbidden(words.errors.siteOnly);
  return person;
}

/**
 * People whose name or handle has these words in it, or whose mail address this is; at most 20, by name.
 * @throws AppError forbidden for those who do not moderate the site.
 */
export async function findPeople(actor: Actor, search: string): Promise<SiteTeamMember[]> {
  const person = requireSiteModerator(actor);
  const wanted = search.trim().slice(0, 100);
  if (wanted === "") return [];
  const contains = { contains: wanted, mode: "insensitive" } as const;
  const rows = await db.person.findMany({
    where: {
      status: "active",
      OR: [
        { name: contains },
        { handle: { contains: wanted.replace(/^@/, "").toLowerCase() } },
        { email: { equals: wanted, mode: "insensitive" } },
      ],
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST,
    select: personSelect,
  });
  const count = await administrators(db);
  return rows.map((row) => toTeamMember(person, row, count));
}

/** One person with the roles that the actor may give them. @throws AppError forbidden, not-found. */
export async function getSitePerson(actor: Actor, personId: string): Promise<SiteTeamMember> {
  const person = requireSiteModerator(actor);
  const row = await db.person.findFirst({
    where: { id: idFrom(personId, "person"), status: { not: "deleted" } },
    select: personSelect,
  });
  if (!row) throw notFound("person");
  return toTeamMember(person, row, await administrators(db));
}
