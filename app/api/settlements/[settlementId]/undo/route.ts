import { SettlementViewSchema, UndoSettlementSchema } from "@/core/settling/settlement";
import { handle } from "@/server/http/handle";
import { undoSettlement } from "@/server/settling/commands";

export const POST = handle(
  {
    summary: "Take a decision or proposal back",
    params: ["settlementId"],
    body: UndoSettlementSchema,
    answer: SettlementViewSchema,
  },
  ({ actor, params, body }) => undoSettlement(actor, params.settlementId ?? "", body),
);
