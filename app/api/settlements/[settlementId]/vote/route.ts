import { SettlementViewSchema, VoteSchema } from "@/core/settling/settlement";
import { handle } from "@/server/http/handle";
import { voteOnSettlement } from "@/server/settling/vote";

export const PUT = handle(
  {
    summary: "Vote for or against a proposal",
    params: ["settlementId"],
    body: VoteSchema,
    answer: SettlementViewSchema,
  },
  ({ actor, params, body }) => voteOnSettlement(actor, params.settlementId ?? "", body),
);
