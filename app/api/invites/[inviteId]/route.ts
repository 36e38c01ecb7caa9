import { revokeInvite } from "@/server/groups/invite-commands";
import { handle } from "@/server/http/handle";

export const DELETE = handle(
  { summary: "Revoke an invitation link", params: ["inviteId"], success: 204 },
  ({ actor, params }) => revokeInvite(actor, params.inviteId ?? ""),
);
