import { GroupViewSchema, UpdateGroupSchema } from "@/core/group";
import { updateGroup } from "@/server/groups/commands";
import { getGroup } from "@/server/groups/queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  { summary: "A group, by its id or slug", answer: GroupViewSchema, params: ["groupId"], open: true },
  ({ actor, params }) => getGroup(actor, params.groupId ?? ""),
);

export const PATCH = handle(
  {
    summary: "Change a group's name or description",
    params: ["groupId"],
    body: UpdateGroupSchema,
    answer: GroupViewSchema,
  },
  ({ actor, params, body }) => updateGroup(actor, params.groupId ?? "", body),
);
