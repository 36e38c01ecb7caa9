import {
  SETTLE_BYTES,
  SettledLayerQuerySchema,
  SettledLayerSchema,
  SettlementViewSchema,
  SettleSchema,
} from "@/core/settling/settlement";
import { handle } from "@/server/http/handle";
import { settlePassage } from "@/server/settling/commands";
import { getSettledLayer } from "@/server/settling/queries";

export const GET = handle(
  {
    summary:
      "The settled layer of an article in a group: what was decided and proposed, and where it came from",
    params: ["articleId"],
    query: SettledLayerQuerySchema,
    answer: SettledLayerSchema,
    open: true,
  },
  ({ actor, params, query }) => getSettledLayer(actor, params.articleId ?? "", query),
);

export const POST = handle(
  {
    summary: "Decide about coders' uses of codes on a passage, or propose to where votes decide",
    params: ["articleId"],
    body: SettleSchema,
    maxBytes: SETTLE_BYTES,
    answer: SettlementViewSchema,
    success: 201,
  },
  ({ actor, params, body }) => settlePassage(actor, params.articleId ?? "", body),
);
