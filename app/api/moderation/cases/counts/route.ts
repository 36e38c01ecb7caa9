import { CaseCountsQuerySchema, CaseCountsSchema } from "@/core/moderation/case";
import { handle } from "@/server/http/handle";
import { countCases } from "@/server/moderation/case-queries";

export const GET = handle(
  { summary: "How much waits for moderators", query: CaseCountsQuerySchema, answer: CaseCountsSchema },
  ({ actor, query }) => countCases(actor, query),
);
