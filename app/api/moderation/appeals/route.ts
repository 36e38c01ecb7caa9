import { AppealDraftSchema, AppealViewSchema, ListAppealsSchema } from "@/core/moderation/appeal";
import { pageSchema } from "@/core/page";
import { handle } from "@/server/http/handle";
import { createAppeal } from "@/server/moderation/appeal-commands";
import { listAppeals } from "@/server/moderation/appeal-queries";

export const GET = handle(
  {
    summary: "Appeals to those who moderate",
    query: ListAppealsSchema,
    answer: pageSchema(AppealViewSchema),
  },
  ({ actor, query }) => listAppeals(actor, query),
);

export const POST = handle(
  {
    summary: "Ask that what was done about your words or yourself be looked at again",
    body: AppealDraftSchema,
    answer: AppealViewSchema,
    success: 201,
  },
  ({ actor, body }) => createAppeal(actor, body),
);
