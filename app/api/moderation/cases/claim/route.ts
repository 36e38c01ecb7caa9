import { ClaimCasesSchema, ClaimResultsSchema } from "@/core/moderation/case";
import { handle } from "@/server/http/handle";
import { claimCases } from "@/server/moderation/claim-commands";

export const POST = handle(
  {
    summary: "Take cases for yourself for a quarter of an hour",
    body: ClaimCasesSchema,
    answer: ClaimResultsSchema,
  },
  ({ actor, body }) => claimCases(actor, body),
);
