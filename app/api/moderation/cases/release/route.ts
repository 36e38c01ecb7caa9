import { ClaimCasesSchema, ClaimResultsSchema } from "@/core/moderation/case";
import { handle } from "@/server/http/handle";
import { releaseCases } from "@/server/moderation/claim-commands";

export const POST = handle(
  {
    summary: "Give cases back that you took",
    body: ClaimCasesSchema,
    answer: ClaimResultsSchema,
  },
  ({ actor, body }) => releaseCases(actor, body),
);
