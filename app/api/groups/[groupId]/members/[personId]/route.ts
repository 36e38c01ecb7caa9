import { MemberViewSchema, SetRoleSchema } from "@/core/group";
import { removeMember, setRole } from "@/server/groups/member-commands";
import { handle } from "@/server/http/handle";

export const PATCH = handle(
  {
    summary: "Give a member another role",
    params: ["groupId", "personId"],
    body: SetRoleSchema,
    answer: MemberViewSchema,
  },
  ({ actor, params, body }) => setRole(actor, params, body),
);

export const DELETE = handle(
  { summary: "Take a member out of a group", params: ["groupId", "personId"], success: 204 },
  ({ actor, params }) => removeMember(actor, params),
);
