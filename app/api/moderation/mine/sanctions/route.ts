import { MySanctionsSchema } from "@/core/moderation/mine";
import { handle } from "@/server/http/handle";
import { listMySanctions } from "@/server/moderation/my-moderation";

export const GET = handle(
  {
    summary: "Warnings to you, and what you may not do at the moment",
    answer: MySanctionsSchema,
  },
  ({ actor }) => listMySanctions(actor),
);
