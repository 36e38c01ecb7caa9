import { z } from "zod";
import { IdSchema } from "@/core/id";
import type { PersonRef } from "@/core/person";
import { lineOfText, plainText } from "@/core/plain-text";

/** The built-in open group: every signed-in person is a member, everyone may read it. */
export const PUBLIC_GROUP_ID = "01900000-0000-7000-8000-000000000001";
export const PUBLIC_GROUP_SLUG = "public";

export const GroupKindSchema = z.enum(["class", "newsroom", "forum"]);
export type GroupKind = z.infer<typeof GroupKindSchema>;

/** From most to least. An observer reads and does not write. */
export const MembershipRoleSchema = z.enum(["owner", "moderator", "member", "observer"]);
export type MembershipRole = z.infer<typeof MembershipRoleSchema>;

export const CreateGroupSchema = z.strictObject({
  name: lineOfText(80),
  kind: GroupKindSchema,
  description: plainText(1_000).default(""),
});

export const UpdateGroupSchema = z.strictObject({
  version: z.number().int().min(1),
  name: lineOfText(80).optional(),
  description: plainText(1_000).optional(),
});

export const CreateInviteSchema = z.strictObject({
  role: z.enum(["member", "observer"]).default("member"),
  /** Days until the link ends. */
  days: z.number().int().min(1).max(90).default(14),
});

export const AcceptInviteSchema = z.strictObject({ token: z.string().min(20).max(200) });

export const SetRoleSchema = z.strictObject({ role: MembershipRoleSchema });

export const MemberPathSchema = z.object({ groupId: IdSchema, personId: IdSchema });

export interface GroupSummary {
  id: string;
  slug: string;
  name: string;
  kind: GroupKind;
  isPublic: boolean;
  /** The viewer's role; null for a visitor of the Public group. */
  role: MembershipRole | null;
  memberCount: number;
}

export interface GroupView extends GroupSummary {
  description: string;
  version: number;
  createdAt: string;
  can: { edit: boolean; invite: boolean; annotate: boolean; leave: boolean };
}

export interface MemberView extends PersonRef {
  role: MembershipRole;
  joinedAt: string;
  can: { remove: boolean; setRoles: MembershipRole[] };
}

export interface InviteView {
  id: string;
  role: MembershipRole;
  uses: number;
  createdAt: string;
  expiresAt: string;
  createdBy: PersonRef | null;
}

/** The address part of the link is shown once, when it is made: only its hash is kept. */
export interface NewInviteView extends InviteView {
  token: string;
}

/** What somebody who holds a link may see before joining. */
export interface InvitePreview {
  group: { name: string; kind: GroupKind; memberCount: number; slug: string };
  role: MembershipRole;
  alreadyMember: boolean;
}
