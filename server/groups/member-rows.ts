import { type MembershipRole, MembershipRoleSchema, type MemberView } from "@/core/group";
import { type ActorFacts, canRemoveMember, canSetRole, type MemberFacts, roleIn } from "@/core/permissions";
import type { PersonRef, SiteRole } from "@/core/person";
import type { GroupRow } from "@/server/groups/group-rows";

export interface MemberRow {
  person: PersonRef & { siteRole: SiteRole };
  role: MembershipRole;
  joinedAt: Date;
}

/** What counts in the group: in Public, a site role outweighs the row. */
export function toMemberFacts(group: GroupRow, { person, role }: MemberRow): MemberFacts {
  const facts = {
    kind: "person",
    id: person.id,
    siteRole: person.siteRole,
    roles: { [group.id]: role },
    mayWrite: true,
  } as const;
  return {
    groupId: group.id,
    personId: person.id,
    role: roleIn(facts, group.id) ?? role,
    ownerCount: group.ownerCount,
  };
}

export function toMemberView(actor: ActorFacts, group: GroupRow, row: MemberRow): MemberView {
  const facts = toMemberFacts(group, row);
  const { id, name, handle } = row.person;
  return {
    id,
    name,
    handle,
    role: facts.role,
    joinedAt: row.joinedAt.toISOString(),
    can: {
      remove: canRemoveMember(actor, facts),
      setRoles: MembershipRoleSchema.options.filter((role) => canSetRole(actor, facts, role)),
    },
  };
}
