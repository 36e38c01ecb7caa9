import { z } from "zod";
import { DisputedPassageSchema, ListDisputesSchema } from "@/core/codebook/view";
import { listDisputes } from "@/server/codebooks/passages";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "Passages of a group where one person chose a code and others, on the same words, another",
    params: ["codebookId", "codeId"],
    query: ListDisputesSchema,
    answer: z.array(DisputedPassageSchema),
    open: true,
  },
  ({ actor, params, query }) => listDisputes(actor, params.codebookId ?? "", params.codeId ?? "", query),
);
