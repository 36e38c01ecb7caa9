import { StatisticsQuerySchema, StatisticsSchema } from "@/core/moderation/statistics";
import { handle } from "@/server/http/handle";
import { getStatistics } from "@/server/moderation/statistics";

export const GET = handle(
  {
    summary: "How much there was to moderate, how long it took, and why was acted",
    query: StatisticsQuerySchema,
    answer: StatisticsSchema,
  },
  ({ actor, query }) => getStatistics(actor, query),
);
