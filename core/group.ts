import { z } from "zod";
import { PersonRefSchema } from "@/core/person";
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

export const GroupSummarySchema = z
  .strictObject({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    kind: GroupKindSchema,
    isPublic: z.boolean(),
    /** The viewer's role; null for a visitor of the Public group. */
    role: MembershipRoleSchema.nullable(),
    memberCount: z.int(),
  })
  .meta({ id: "GroupSummary" });
export type GroupSummary = z.infer<typeof GroupSummarySchema>;

export const GroupViewSchema = GroupSummarySchema.extend({
  description: z.string(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  can: z.strictObject({
    edit: z.boolean(),
    invite: z.boolean(),
    annotate: z.boolean(),
    leave: z.boolean(),
  }),
}).meta({ id: "Group" });
export type GroupView = z.infer<typeof GroupViewSchema>;

export const MemberViewSchema = PersonRefSchema.extend({
  role: MembershipRoleSchema,
  joinedAt: z.iso.datetime(),
  can: z.strictObject({ remove: z.boolean(), setRoles: z.array(MembershipRoleSchema) }),
}).meta({ id: "Member" });
export type MemberView = z.infer<typeof MemberViewSchema>;

export const InviteViewSchema = z
  .strictObject({
    id: z.uuid(),
    role: MembershipRoleSchema,
    uses: z.int(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    createdBy: PersonRefSchema.nullable(),
  })
  .meta({ id: "Invite" });
export type InviteView = z.infer<typeof InviteViewSchema>;

/** The address part of the link is shown once, when it is made: only its hash is kept. */
export const NewInviteViewSchema = InviteViewSchema.extend({ token: z.string() }).meta({ id: "NewInvite" });
export type NewInviteView = z.infer<typeof NewInviteViewSchema>;

/** What somebody who holds a link may see before joining. */
export const InvitePreviewSchema = z
  .strictObject({
    group: z.strictObject({
      name: z.string(),
      kind: GroupKindSchema,
      memberCount: z.int(),
      slug: z.string(),
    }),
    role: MembershipRoleSchema,
    alreadyMember: z.boolean(),
    /** Their name; null when they are gone. */
    invitedBy: z.string().nullable(),
  })
  .meta({ id: "InvitePreview" });
export type InvitePreview = z.infer<typeof InvitePreviewSchema>;
