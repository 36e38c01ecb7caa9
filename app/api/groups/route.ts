import { CreateGroupSchema, type GroupSummary, GroupSummarySchema, GroupViewSchema } from "@/core/group";
import type { Page } from "@/core/page";
import { pageSchema } from "@/core/page";
import { createGroup } from "@/server/groups/commands";
import { listGroups } from "@/server/groups/queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "Public and the groups you belong to, by name, all in one page",
    answer: pageSchema(GroupSummarySchema),
    open: true,
  },
  async ({ actor }): Promise<Page<GroupSummary>> => ({ items: await listGroups(actor), next: null }),
);

export const POST = handle(
  {
    summary: "Create a group, which you then own",
    body: CreateGroupSchema,
    answer: GroupViewSchema,
    success: 201,
  },
  ({ actor, body }) => createGroup(actor, body),
);
