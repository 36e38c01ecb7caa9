import { UndoneImportSchema } from "@/core/import-layer/span-request";
import { idFrom } from "@/server/articles/access";
import { handle } from "@/server/http/handle";
import { undoSpans } from "@/server/imports/undo-spans";

export const DELETE = handle(
  {
    summary: "Take back what one import brought in; what was answered since stays",
    params: ["importId"],
    answer: UndoneImportSchema,
  },
  ({ actor, params }) => undoSpans(actor, idFrom(params.importId, "import")),
);
