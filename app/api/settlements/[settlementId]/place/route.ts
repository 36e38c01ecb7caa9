import { PlaceSettlementSchema, SettlementViewSchema } from "@/core/settling/settlement";
import { handle } from "@/server/http/handle";
import { placeSettlement } from "@/server/settling/commands";

export const PUT = handle(
  {
    summary: "Say where a settled passage stands since the article was corrected",
    params: ["settlementId"],
    body: PlaceSettlementSchema,
    answer: SettlementViewSchema,
  },
  ({ actor, params, body }) => placeSettlement(actor, params.settlementId ?? "", body),
);
