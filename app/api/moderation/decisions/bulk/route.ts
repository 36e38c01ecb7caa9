import { DecideManySchema, DecisionResultsSchema } from "@/core/moderation/action";
import { handle } from "@/server/http/handle";
import { decideMany } from "@/server/moderation/decision-commands";

export const POST = handle(
  {
    summary: "Decide the same about many; each ends for itself",
    body: DecideManySchema,
    answer: DecisionResultsSchema,
  },
  ({ actor, body }) => decideMany(actor, body),
);
