import { MemberViewSchema } from "@/core/group";
import { pageSchema } from "@/core/page";
import { ListMembersSchema, listMembers } from "@/server/groups/queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "The members of a group, in the order of joining",
    params: ["groupId"],
    query: ListMembersSchema,
    answer: pageSchema(MemberViewSchema),
  },
  ({ actor, params, query }) => listMembers(actor, params.groupId ?? "", query),
);
