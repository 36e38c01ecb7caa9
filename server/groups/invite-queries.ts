import { AppError, forbidden, notFound } from "@/core/errors";
import { AcceptInviteSchema, type InvitePreview, type InviteView } from "@/core/group";
import { encodeCursor, type Page, PageQuerySchema } from "@/core/page";
import { canInvite, roleIn } from "@/core/permissions";
import { groups as words } from "@/messages/en/groups";
import { hashToken } from "@/server/auth/secret";
import { db } from "@/server/db";
import { readGroupRow } from "@/server/groups/group-rows";
import { INVITE_COLUMNS, toInviter, toInviteView } from "@/server/groups/invite-rows";
import { readGroupFor } from "@/server/groups/queries";
import { consume } from "@/server/limits";
import type { Actor } from "@/server/session";

export const ListInvitesSchema = PageQuerySchema;

/**
 * The links that still work, newest first.
 * @throws AppError not-found for outsiders, forbidden for those who may not invite.
 */
export async function listInvites(
  actor: Actor,
  groupId: string,
  query: unknown = {},
): Promise<Page<InviteView>> {
  const { cursor, limit } = ListInvitesSchema.parse(query);
  const group = await readGroupFor(actor, groupId);
  if (!canInvite(actor, group.id)) throw forbidden(words.errors.invitesHidden);
  const rows = await db.invite.findMany({
    where: {
      groupId: group.id,
      revokedAt: null,
      expiresAt: { gt: new Date() },
      ...(cursor && {
        createdAt: { lte: cursor.createdAt },
        OR: [{ createdAt: { lt: cursor.createdAt } }, { id: { lt: cursor.id } }],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: INVITE_COLUMNS,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(toInviteView), next: rows.length > limit && last ? encodeCursor(last) : null };
}

/**
 * What somebody who holds a link sees before joining; visitors too. Only guesses count against the
 * address: a school behind one address opens the same link at once.
 * @param address of the client, for the limit
 * @throws AppError not-found for a link that never was, gone for one that has ended, rate-limited.
 */
export async function previewInvite(actor: Actor, token: string, address: string): Promise<InvitePreview> {
  const parsed = AcceptInviteSchema.safeParse({ token });
  const invite = parsed.success
    ? await db.invite.findUnique({
        where: { tokenHash: hashToken(parsed.data.token) },
        select: { ...INVITE_COLUMNS, groupId: true, revokedAt: true },
      })
    : null;
  const group = invite && (await readGroupRow(db, invite.groupId));
  if (!invite || !group) {
    await consume("link-address", address);
    throw notFound("invitation");
  }
  const alreadyMember = roleIn(actor, group.id) !== null;
  if (!alreadyMember) refuseEnded(invite, new Date());
  return {
    group: { name: group.name, kind: group.kind, memberCount: group.memberCount, slug: group.slug },
    role: invite.role,
    alreadyMember,
    invitedBy: toInviter(invite.createdBy)?.name ?? null,
  };
}

/** @throws AppError gone, saying how the link ended. */
export function refuseEnded(invite: { revokedAt: Date | null; expiresAt: Date }, now: Date): void {
  if (invite.revokedAt) throw new AppError("gone", words.errors.inviteRevoked);
  if (invite.expiresAt <= now) throw new AppError("gone", words.errors.inviteExpired);
}
