import { PlanChangeSchema } from "@/core/codebook/change";
import { ChangePlanSchema } from "@/core/codebook/plan";
import { planChange } from "@/server/codebooks/plan-queries";
import { handle } from "@/server/http/handle";

export const POST = handle(
  {
    summary:
      "What a change to a codebook would do: the same refusals, how many passages it reaches; stores nothing",
    params: ["codebookId"],
    body: PlanChangeSchema,
    answer: ChangePlanSchema,
    maxBytes: 512 * 1024,
  },
  ({ actor, params, body }) => planChange(actor, params.codebookId ?? "", body),
);
