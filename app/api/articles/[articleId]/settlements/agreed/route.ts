import { SETTLE_AGREED_BYTES, SettleAgreedSchema, SettledAgreedSchema } from "@/core/settling/settlement";
import { handle } from "@/server/http/handle";
import { settleAgreed } from "@/server/settling/settle-agreed";

export const POST = handle(
  {
    summary: "Settle passages that all coders have alike",
    params: ["articleId"],
    body: SettleAgreedSchema,
    maxBytes: SETTLE_AGREED_BYTES,
    answer: SettledAgreedSchema,
    success: 201,
  },
  ({ actor, params, body }) => settleAgreed(actor, params.articleId ?? "", body),
);
