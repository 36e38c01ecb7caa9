import { ConcordanceSchema } from "@/core/concordance/concordance";
import { ConcordanceRequestSchema } from "@/core/concordance/request";
import { getConcordance } from "@/server/concordance/queries";
import { getClient } from "@/server/http/client-address";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "A phrase or a pattern in all articles, as lines of keyword in context",
    query: ConcordanceRequestSchema,
    answer: ConcordanceSchema,
    open: true,
  },
  async ({ actor, query }) => getConcordance(actor, query, (await getClient()).address),
);
