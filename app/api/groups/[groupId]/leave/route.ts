import { leaveGroup } from "@/server/groups/member-commands";
import { handle } from "@/server/http/handle";

export const POST = handle(
  { summary: "Leave a group", params: ["groupId"], success: 204 },
  ({ actor, params }) => leaveGroup(actor, params.groupId ?? ""),
);
