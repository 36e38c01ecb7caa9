import { UndoAgreedSchema, UndoneAgreedSchema } from "@/core/settling/settlement";
import { handle } from "@/server/http/handle";
import { undoAgreed } from "@/server/settling/undo-agreed";

export const POST = handle(
  {
    summary: "Take back what was settled in one action",
    params: ["articleId"],
    body: UndoAgreedSchema,
    answer: UndoneAgreedSchema,
  },
  ({ actor, params, body }) => undoAgreed(actor, params.articleId ?? "", body),
);
