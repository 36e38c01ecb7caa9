import { CreateInviteSchema, InviteViewSchema, NewInviteViewSchema } from "@/core/group";
import { pageSchema } from "@/core/page";
import { createInvite } from "@/server/groups/invite-commands";
import { ListInvitesSchema, listInvites } from "@/server/groups/invite-queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "The invitation links of a group that still work, newest first",
    params: ["groupId"],
    query: ListInvitesSchema,
    answer: pageSchema(InviteViewSchema),
  },
  ({ actor, params, query }) => listInvites(actor, params.groupId ?? "", query),
);

export const POST = handle(
  {
    summary: "Make an invitation link; its token is shown only in this answer",
    params: ["groupId"],
    body: CreateInviteSchema,
    answer: NewInviteViewSchema,
    success: 201,
  },
  ({ actor, params, body }) => createInvite(actor, params.groupId ?? "", body),
);
