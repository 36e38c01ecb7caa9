import { AcceptInviteSchema, GroupViewSchema, InvitePreviewSchema } from "@/core/group";
import { acceptInvite } from "@/server/groups/invite-commands";
import { previewInvite } from "@/server/groups/invite-queries";
import { getClient } from "@/server/http/client-address";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "What an invitation link leads to",
    query: AcceptInviteSchema,
    answer: InvitePreviewSchema,
    open: true,
  },
  async ({ actor, query }) => previewInvite(actor, query.token ?? "", (await getClient()).address),
);

export const POST = handle(
  { summary: "Join the group of an invitation link", body: AcceptInviteSchema, answer: GroupViewSchema },
  async ({ actor, body }) => acceptInvite(actor, body, (await getClient()).address),
);
