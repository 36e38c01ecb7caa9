import type { InviteView, MembershipRole } from "@/core/group";
import type { PersonRef, PersonStatus } from "@/core/person";

/** What is read of a link: never its hash. */
export const INVITE_COLUMNS = {
  id: true,
  role: true,
  uses: true,
  createdAt: true,
  expiresAt: true,
  createdBy: { select: { id: true, name: true, handle: true, status: true } },
} as const;

export interface InviteRow {
  id: string;
  role: MembershipRole;
  uses: number;
  createdAt: Date;
  expiresAt: Date;
  createdBy: (PersonRef & { status: PersonStatus }) | null;
}

/** Whoever deleted their account is nobody any more, although their row may remain. */
export function toInviter(person: InviteRow["createdBy"]): PersonRef | null {
  if (!person || person.status === "deleted") return null;
  const { id, name, handle } = person;
  return { id, name, handle };
}

export const toInviteView = (row: InviteRow): InviteView => ({
  id: row.id,
  role: row.role,
  uses: row.uses,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  createdBy: toInviter(row.createdBy),
});
