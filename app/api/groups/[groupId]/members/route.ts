import { ListMembersSchema, listMembers } from "@/server/groups/queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "The members of a group, in the order of joining",
    params: ["groupId"],
    query: ListMembersSchema,
  },
  ({ actor, params, query }) => listMembers(actor, params.groupId ?? "", query),
);
