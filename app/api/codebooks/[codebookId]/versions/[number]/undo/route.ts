import { UndoChangeSchema } from "@/core/codebook/change";
import { ChangedCodebookSchema } from "@/core/codebook/view";
import { undoChange } from "@/server/codebooks/undo-commands";
import { numberFrom } from "@/server/codebooks/version-number";
import { handle } from "@/server/http/handle";

export const POST = handle(
  {
    summary:
      "Take back what one version of a codebook did, its passages too; a later change that stands on it is a conflict",
    params: ["codebookId", "number"],
    body: UndoChangeSchema,
    answer: ChangedCodebookSchema,
    success: 201,
  },
  ({ actor, params, body }) => undoChange(actor, params.codebookId ?? "", numberFrom(params.number), body),
);
