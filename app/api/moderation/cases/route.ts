import { CaseViewSchema, ListCasesSchema } from "@/core/moderation/case";
import { pageSchema } from "@/core/page";
import { handle } from "@/server/http/handle";
import { listCases } from "@/server/moderation/case-queries";

export const GET = handle(
  {
    summary: "What waits for moderators, in one group or in all that you moderate",
    query: ListCasesSchema,
    answer: pageSchema(CaseViewSchema),
  },
  ({ actor, query }) => listCases(actor, query),
);
