import { ActionViewSchema, ListActionsSchema } from "@/core/moderation/action";
import { pageSchema } from "@/core/page";
import { handle } from "@/server/http/handle";
import { listActions } from "@/server/moderation/log-queries";

export const GET = handle(
  {
    summary: "What was done in a group, newest first; without one, on the whole site",
    query: ListActionsSchema,
    answer: pageSchema(ActionViewSchema),
  },
  ({ actor, query }) => listActions(actor, query),
);
